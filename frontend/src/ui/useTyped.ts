/** Words that narrow a list: typed here, and known to the address once the typing pauses. */
import { useEffect, useState } from "react";
import { useSettled } from "./useLater";

export function useTyped(q: string, onSettled: (q: string) => void) {
  const [text, setText] = useState(q);
  const [seen, setSeen] = useState(q);
  const settled = useSettled(text.trim());
  // The address may change from elsewhere ("Show everybody"). What was typed here is in it already:
  // that must not take a blank away, or a letter that was typed meanwhile.
  if (q !== seen) {
    setSeen(q);
    if (q !== settled) setText(q);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a pause in typing searches.
  useEffect(() => {
    if (settled !== q) onSettled(settled);
  }, [settled]);
  return [text, setText] as const;
}
