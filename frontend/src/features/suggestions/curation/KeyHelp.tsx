/** The keys of the inbox, on a sheet that the question mark opens. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Dialog } from "../../../ui/Dialog";
import styles from "./KeyHelp.module.css";

export function Key({ of }: { of: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {of}
    </span>
  );
}

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const keys: [string[], ReactNode][] = [
    [["J", "K"], <Trans key="move">Next, previous</Trans>],
    [["Enter"], <Trans key="open">Open, to read and edit</Trans>],
    [["A"], <Trans key="approve">Approve with the topics on the screen</Trans>],
    [["E"], <Trans key="archive">Archive</Trans>],
    [["X"], <Trans key="select">Select, for several at once</Trans>],
    [["Z"], <Trans key="undo">Undo</Trans>],
    [["/"], <Trans key="search">Search</Trans>],
    [["Esc"], <Trans key="clear">Clear the selection, close</Trans>],
  ];
  return (
    <Dialog title={t`Keyboard shortcuts`} closeLabel={t`Close`} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([names, meaning]) => (
          <div key={names.join()} className={styles.row}>
            <dt>
              {names.map((name) => (
                <kbd key={name} className={styles.cap}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        <Trans>The keys rest while you type in a field.</Trans>
      </p>
    </Dialog>
  );
}
