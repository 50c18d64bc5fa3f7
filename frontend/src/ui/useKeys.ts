/** Single-key commands of a screen that never take a key away from somebody typing. */
import { useEffect, useRef } from "react";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const TYPING = "input, textarea, select, [contenteditable=''], [contenteditable='true']";
const OVERLAY = "dialog[open], [popover]:popover-open, [role='listbox']";

/** A checkbox or radio takes no letters, so the keys keep working on it. */
function isTyping(target: Element): boolean {
  const field = target.closest(TYPING);
  return (
    field !== null && !(field instanceof HTMLInputElement && /checkbox|radio/.test(field.type))
  );
}

/** Whether the key was meant for the screen, not for a field, an open overlay or the browser. */
function isCommand(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.isComposing) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (isTyping(target)) return false;
  // Enter and the space bar belong to the button or link that has the focus.
  if ((event.key === "Enter" || event.key === " ") && target.closest("button, a, summary, input")) {
    return false;
  }
  return document.querySelector(OVERLAY) === null;
}

/** Keys are named as `KeyboardEvent.key` in lower case: "j", "enter", "?". */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;

  useEffect(() => {
    if (!enabled) return;
    function onKeyDown(event: KeyboardEvent) {
      const command = latest.current[event.key.toLowerCase()];
      if (!command || !isCommand(event)) return;
      event.preventDefault();
      command(event);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}
