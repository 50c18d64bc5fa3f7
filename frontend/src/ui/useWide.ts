/** Whether there is room for a table: from 900 px on. */
import { useSyncExternalStore } from "react";

const wide = () => window.matchMedia("(min-width: 56.25rem)");

function subscribe(changed: () => void) {
  const query = wide();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide().matches);
}
