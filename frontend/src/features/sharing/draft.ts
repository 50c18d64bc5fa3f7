/** What is being written. Closing the sheet by a slip loses nothing: opened again, it is still there. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

export interface Draft {
  words: string;
  disclosure: string;
  discloses: boolean;
  /** With a short link, whose clicks are counted. */
  counts: boolean;
}

/** Kept with what was read, and so for some minutes and never longer than the session. */
export function useKeptDraft(suggestionId: string, first: Draft) {
  const queries = useQueryClient();
  const [queryKey] = useState(["share-draft", suggestionId]);
  const [draft, setDraft] = useState(() => queries.getQueryData<Draft>(queryKey) ?? first);
  useEffect(() => {
    queries.setQueryData(queryKey, draft);
  }, [queries, queryKey, draft]);
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part })),
    forget: () => queries.removeQueries({ queryKey }),
  };
}
