/** The feeds that suggestions come from: how each is doing, and adding one. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Region } from "../../api/Region";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { type Source, useSources } from "./queries";
import { SourceCard } from "./SourceCard";
import { AddSource } from "./SourceDialogs";
import styles from "./Sources.module.css";

export function Sources() {
  const { t } = useLingui();
  const sources = useSources();
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button icon="plus" variant="primary" onClick={() => setAdding(true)}>
      <Trans>Add a source</Trans>
    </Button>
  );
  return (
    <Page
      wide
      title={t`Sources`}
      lead={t`Newspapers, blogs and our own pages. Read regularly; what is new waits in the curation.`}
      actions={sources.data?.length !== 0 && add}
    >
      <Region query={sources}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="feed" title={<Trans>No source yet.</Trans>} action={add}>
              <Trans>The address of a website is enough: its feed is looked for.</Trans>
            </Empty>
          ) : (
            <ul className={styles.list}>
              {all.toSorted(byNeed).map((source) => (
                <li key={source.id}>
                  <SourceCard source={source} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {isAdding && <AddSource onClose={() => setAdding(false)} />}
    </Page>
  );
}

/** What stalls comes first; the rest by name. */
function byNeed(one: Source, other: Source): number {
  const stalls = (source: Source) => (source.failing_since ? 0 : 1);
  return stalls(one) - stalls(other) || one.name.localeCompare(other.name);
}
