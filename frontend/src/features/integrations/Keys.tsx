/** What other tools may read, and until when. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Region } from "../../api/Region";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { MakeKey } from "./KeyDialogs";
import styles from "./Keys.module.css";
import { type Tool, toolsQuery } from "./queries";
import { ToolCard } from "./ToolCard";
import { ToolDialog } from "./ToolDialogs";

export function Keys() {
  const { t } = useLingui();
  const tools = useQuery(toolsQuery);
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<Tool | null>(null);
  const add = (
    <Button icon="plus" variant="primary" onClick={() => setAdding(true)}>
      <Trans>Add a tool</Trans>
    </Button>
  );
  return (
    <Page
      wide
      title={t`Keys`}
      lead={
        <Trans>
          With a key, another tool of the organization reads what everybody here may read, and
          nothing that belongs to one person alone. How: <a href="/api/reference/">API reference</a>
        </Trans>
      }
      actions={tools.data?.length !== 0 && add}
    >
      <Region query={tools}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="lock" title={<Trans>No tool has a key yet.</Trans>} action={add}>
              <Trans>An intranet page that shows suggestions would be one.</Trans>
            </Empty>
          ) : (
            <ul className={styles.tools} aria-label={t`Tools`}>
              {all.map((tool) => (
                <li key={tool.id}>
                  <ToolCard tool={tool} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {isAdding && (
        <ToolDialog
          onClose={() => setAdding(false)}
          onSaved={(tool) => {
            setAdding(false);
            setAdded(tool);
          }}
        />
      )}
      {added && <MakeKey tool={added} onClose={() => setAdded(null)} />}
    </Page>
  );
}
