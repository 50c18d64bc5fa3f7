/** Asks once before something that cannot be undone, and says what it would do. */
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Notice } from "./Card";
import { Dialog, DialogActions } from "./Dialog";

interface Props {
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  busy?: boolean;
  /** Why it did not work when it was tried. */
  problem?: string | null;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

export function Confirm(props: Props) {
  const { title, confirmLabel, cancelLabel, busy, problem, onConfirm, onCancel, children } = props;
  return (
    <Dialog title={title} closeLabel={cancelLabel} onClose={onCancel}>
      {problem && (
        <div role="alert">
          <Notice tone="danger" icon="warning">
            {problem}
          </Notice>
        </div>
      )}
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
