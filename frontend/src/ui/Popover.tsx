/** A small panel at its button (native popover): a sheet from below on a phone. */
import { type ReactNode, type ToggleEvent, useId, useRef, useState } from "react";
import { cx } from "./cx";
import styles from "./Popover.module.css";

interface Wired {
  id: string;
  "aria-expanded": boolean;
  "aria-haspopup": "dialog";
  popoverTarget: string;
}

interface Props {
  label: string;
  trigger: (wired: Wired) => ReactNode;
  children: (close: () => void) => ReactNode;
  className?: string;
}

const GAP = 6;
const EDGE = 8;

/** Where the panel goes: below its button if it fits there, else above, never past an edge. */
export function place(button: DOMRect, panel: { width: number; height: number }, view: Window) {
  const width = view.document.documentElement.clientWidth;
  const below = button.bottom + GAP;
  const fits = below + panel.height + EDGE <= view.innerHeight;
  const top = fits ? below : Math.max(EDGE, button.top - GAP - panel.height);
  const left = button.left + panel.width + EDGE > width ? button.right - panel.width : button.left;
  return {
    top: top + view.scrollY,
    left: Math.max(EDGE, Math.min(left, width - panel.width - EDGE)) + view.scrollX,
  };
}

export function Popover({ label, trigger, children, className }: Props) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  function onBeforeToggle(event: ToggleEvent<HTMLDivElement>) {
    // The content is needed now, so that the panel has its size when it is placed.
    if (event.newState === "open") setOpen(true);
  }

  function onToggle(event: ToggleEvent<HTMLDivElement>) {
    const open = event.newState === "open";
    setOpen(open);
    const element = event.currentTarget;
    const button = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (!open || !button) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const spot = place(button.getBoundingClientRect(), { width, height }, window);
    element.style.setProperty("--top", `${spot.top}px`);
    element.style.setProperty("--left", `${spot.left}px`);
    element.querySelector<HTMLElement>("button, a, input")?.focus({ preventScroll: true });
  }

  return (
    <>
      {trigger({
        id: `${id}-button`,
        "aria-expanded": isOpen,
        "aria-haspopup": "dialog",
        popoverTarget: id,
      })}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={cx(styles.panel, className)}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
      >
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}

interface ItemProps {
  onSelect: () => void;
  children: ReactNode;
  hint?: ReactNode;
}

/** One choice in a popover. */
export function PopoverItem({ onSelect, children, hint }: ItemProps) {
  return (
    <button type="button" className={styles.item} onClick={onSelect}>
      <span>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </button>
  );
}

export function PopoverTitle({ children }: { children: ReactNode }) {
  return <p className={styles.title}>{children}</p>;
}
