/** What is being written. Closing its dialog by a slip loses nothing: opened again, it is still there. */
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useState } from "react";

/** Kept with what was read, and so for some minutes and never longer than the session. */
export function useKept<Draft extends object>(key: QueryKey, first: Draft) {
  const queries = useQueryClient();
  const [queryKey] = useState(key);
  const [draft, setDraft] = useState(() => queries.getQueryData<Draft>(queryKey) ?? first);
  // At once: closed right after a letter, that letter is kept too.
  useLayoutEffect(() => {
    queries.setQueryData(queryKey, draft);
  }, [queries, queryKey, draft]);
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part })),
    forget: () => queries.removeQueries({ queryKey }),
  };
}
