/** What is being written. Closing its dialog by a slip, or reloading the page, loses nothing of it. */
import { useQueryClient } from "@tanstack/react-query";
import { useLayoutEffect, useState } from "react";
import { meQuery } from "./queries";

export interface Kept<Draft extends object> {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  forget: () => void;
}

/** Kept in this tab, for this person, and never longer than the session: `forgetDevice` empties it. */
export function useKept<Draft extends object>(key: readonly unknown[], first: Draft): Kept<Draft> {
  const queries = useQueryClient();
  // A tab that was asleep may wake up in somebody else's session.
  const [name] = useState(() =>
    JSON.stringify([queries.getQueryData(meQuery.queryKey)?.id, ...key]),
  );
  const [begun] = useState<Draft>(() => ({
    ...first,
    ...JSON.parse(sessionStorage.getItem(name) ?? "{}"),
  }));
  const [draft, setDraft] = useState(begun);
  // At once: closed right after a letter, that letter is kept too.
  useLayoutEffect(() => {
    if (draft !== begun) sessionStorage.setItem(name, JSON.stringify(draft));
  }, [name, begun, draft]);
  return {
    draft,
    change: (part) => setDraft((current) => ({ ...current, ...part })),
    forget: () => sessionStorage.removeItem(name),
  };
}
