/** One tool: whom to ask about it, its keys, and what can be done. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormats } from "../../i18n/formats";
import { Button, IconButton } from "../../ui/Button";
import { Popover, PopoverItem } from "../../ui/Popover";
import { MakeKey } from "./KeyDialogs";
import { KeyRow } from "./KeyRow";
import styles from "./Keys.module.css";
import type { Tool } from "./queries";
import { DeleteTool, ToolDialog } from "./ToolDialogs";

type Opened = "edit" | "delete" | "key" | null;

export function ToolCard({ tool }: { tool: Tool }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const { list } = useFormats();
  const { name, contact, networks, keys } = tool;
  return (
    <section className={styles.tool}>
      <div className={styles.head}>
        <div className={styles.text}>
          <h2 className={styles.name}>{name}</h2>
          {contact && <p className={styles.detail}>{contact}</p>}
          {networks.length > 0 && (
            <p className={styles.detail}>
              <Trans>Only from {list(networks)}</Trans>
            </p>
          )}
        </div>
        <More tool={tool} onOpen={setOpened} />
      </div>
      {keys.length > 0 ? (
        <ul className={styles.keys} aria-label={t`Keys of ${name}`}>
          {keys.map((key) => (
            <li key={key.id}>
              <KeyRow apiKey={key} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.detail}>
          <Trans>Without a key it can read nothing.</Trans>
        </p>
      )}
      <div>
        <Button
          size="small"
          icon="plus"
          aria-label={t`New key for ${name}`}
          onClick={() => setOpened("key")}
        >
          <Trans>New key</Trans>
        </Button>
      </div>
      {opened === "edit" && <ToolDialog tool={tool} onClose={close} onSaved={close} />}
      {opened === "delete" && <DeleteTool tool={tool} onClose={close} />}
      {opened === "key" && <MakeKey tool={tool} onClose={close} />}
    </section>
  );
}

interface MoreProps {
  tool: Tool;
  onOpen: (opened: Opened) => void;
}

function More({ tool, onOpen }: MoreProps) {
  const { t } = useLingui();
  const label = t`More on ${tool.name}`;
  return (
    <Popover label={label} trigger={(wired) => <IconButton {...wired} icon="more" label={label} />}>
      {(close) => {
        const open = (which: Opened) => () => {
          close();
          onOpen(which);
        };
        return (
          <>
            <PopoverItem onSelect={open("edit")}>
              <Trans>Edit</Trans>
            </PopoverItem>
            <PopoverItem hint={<Trans>Its keys end at once</Trans>} onSelect={open("delete")}>
              <Trans>Delete</Trans>
            </PopoverItem>
          </>
        );
      }}
    </Popover>
  );
}
