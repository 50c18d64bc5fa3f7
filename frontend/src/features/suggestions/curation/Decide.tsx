/** What can be done with a suggestion in its present status. */
import { Trans } from "@lingui/react/macro";
import { Button } from "../../../ui/Button";
import styles from "./Decide.module.css";
import { Key } from "./KeyHelp";
import type { Status } from "./search";

interface Props {
  status: Status;
  isDirty: boolean;
  isBusy: boolean;
  onSave: () => void;
  onApprove: () => void;
  onArchive: () => void;
  onRestore: () => void;
  onReopen: () => void;
}

export function Decide({ status, isDirty, isBusy, ...on }: Props) {
  return (
    <div className={styles.bar}>
      {status === "proposed" && (
        <Button variant="primary" icon="check" busy={isBusy} onClick={on.onApprove}>
          <Trans>Approve</Trans> <Key of="A" />
        </Button>
      )}
      {status === "archived" && (
        <Button variant="primary" icon="undo" busy={isBusy} onClick={on.onRestore}>
          <Trans>Bring back</Trans>
        </Button>
      )}
      {status !== "archived" && (
        <Button icon="archive" onClick={on.onArchive}>
          <Trans>Archive</Trans> <Key of="E" />
        </Button>
      )}
      {status === "approved" && (
        <Button icon="undo" onClick={on.onReopen}>
          <Trans>Back to the inbox</Trans>
        </Button>
      )}
      {isDirty && (
        <Button
          variant={status === "approved" ? "primary" : "quiet"}
          busy={isBusy}
          onClick={on.onSave}
        >
          <Trans>Save changes</Trans>
        </Button>
      )}
    </div>
  );
}
