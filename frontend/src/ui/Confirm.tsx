/** Asks once before something that cannot be undone, and says what it would do. */
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Dialog, DialogActions } from "./Dialog";

interface Props {
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

export function Confirm(props: Props) {
  const { title, confirmLabel, cancelLabel, busy, onConfirm, onCancel, children } = props;
  return (
    <Dialog title={title} closeLabel={cancelLabel} onClose={onCancel}>
      {children}
      <DialogActions>
        <Button onClick={onCancel}>{cancelLabel}</Button>
        <Button variant="danger" busy={busy} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
