/** What is being entered, beside what is stored: the difference is what a save sends. */
import { useState } from "react";

interface Form<Stored, Draft extends object, Input extends object> {
  toDraft: (stored: Stored) => Draft;
  toInput: (draft: Draft) => Input;
}

export function useDraft<Stored, Draft extends object, Input extends object>(
  first: Stored,
  { toDraft, toInput }: Form<Stored, Draft, Input>,
) {
  const [stored, setStored] = useState(first);
  const [draft, setDraft] = useState(() => toDraft(first));
  const input = toInput(draft);
  const changes = changesOf(toInput(toDraft(stored)), input);
  return {
    stored,
    draft,
    input,
    changes,
    isChanged: Object.keys(changes).length > 0,
    change: (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part })),
    /** Starts over from what is stored now; what was entered since this was rendered is kept. */
    rebase: (next: Stored) => {
      setStored(next);
      setDraft((current) => ({ ...toDraft(next), ...changesOf(draft, current) }));
    },
  };
}

/** What of an input differs from how it was: the rest is left to whoever else is editing. */
export function changesOf<Input extends object>(before: Input, after: Input): Partial<Input> {
  const changes: Partial<Input> = {};
  for (const key of Object.keys(after) as (keyof Input)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changes[key] = after[key];
  }
  return changes;
}
