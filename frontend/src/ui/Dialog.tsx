/** A native modal dialog: a sheet from below on a phone, a centered panel on a desk. */
import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Dialog.module.css";

interface Props {
  title: string;
  closeLabel: string;
  onClose: () => void;
  size?: "normal" | "large" | "full";
  children: ReactNode;
}

const FIRST_FIELD =
  "input:not([type=hidden], [readonly], :disabled), textarea:not([readonly]), select";

/** Mounted means open. Give it a `key` when the same place shows another object. */
export function Dialog({ title, closeLabel, onClose, size = "normal", children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(title);
  const titleId = useId();

  // It closes while it is still in the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => dialog?.close();
  }, []);

  // Another title means another step: what had the focus is gone, and reading starts at the top.
  useEffect(() => {
    if (before.current !== title) heading.current?.focus();
    before.current = title;
  }, [title]);

  function onBackdrop(event: MouseEvent<HTMLDialogElement>) {
    // A slip beside the panel must not lose what is entered, or what is shown only this once.
    const holdsFields = ref.current?.querySelector("input, textarea, select");
    if (event.target === ref.current && !holdsFields) onClose();
  }

  return (
    <dialog
      ref={ref}
      className={cx(styles.dialog, styles[size])}
      aria-labelledby={titleId}
      onMouseDown={onBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.panel}>
        <header className={styles.header}>
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon="close" label={closeLabel} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
      </div>
    </dialog>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
