/** What is taken off a screen at once and removed when its toast has passed; till then it can be undone. */
import { useSyncExternalStore } from "react";
import { useToasts } from "./Toasts";

let removed: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<string>) {
  removed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The ids of what is not shown any more. */
export function useRemoved(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => removed);
}

interface Removal {
  id: string;
  text: string;
  /** Removes it for good; the page may be closing. It is shown again where that fails. */
  run: () => Promise<unknown>;
}

export function useRemove() {
  const toasts = useToasts();
  return ({ id, text, run }: Removal) => {
    const showAgain = () => set(new Set([...removed].filter((other) => other !== id)));
    set(new Set([...removed, id]));
    toasts.show({
      text,
      undo: showAgain,
      passed: () => void run().finally(showAgain),
    });
  };
}
