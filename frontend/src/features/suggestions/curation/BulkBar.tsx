/** What can be done with all that is selected. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../../../ui/Button";
import styles from "./BulkBar.module.css";
import type { Action } from "./queries";
import type { Status } from "./search";

interface Props {
  count: number;
  status: Status;
  isBusy: boolean;
  onAct: (action: Action) => void;
  onClear: () => void;
}

export function BulkBar({ count, status, isBusy, onAct, onClear }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.bar} role="status">
      <p className={styles.count}>
        <Plural value={count} one="# selected" other="# selected" />
      </p>
      {status === "proposed" && (
        <Button size="small" variant="primary" busy={isBusy} onClick={() => onAct("approve")}>
          {t`Approve ${count}`}
        </Button>
      )}
      {status === "archived" ? (
        <Button size="small" busy={isBusy} onClick={() => onAct("restore")}>
          <Trans>Bring back</Trans>
        </Button>
      ) : (
        <Button size="small" busy={isBusy} onClick={() => onAct("archive")}>
          <Trans>Archive</Trans>
        </Button>
      )}
      <Button size="small" variant="quiet" onClick={onClear}>
        <Trans>Clear</Trans>
      </Button>
    </div>
  );
}
