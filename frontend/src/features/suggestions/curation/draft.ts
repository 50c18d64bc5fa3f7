/** An edit in progress, and what of it differs from what is stored. */
import type { Schemas } from "../../../api/client";
import type { Suggestion } from "./search";

export interface Draft {
  /** What was stored when it began. */
  version: number;
  kind: Suggestion["kind"];
  title: string;
  summary: string;
  language: string;
  topicIds: string[];
  goalId: string;
  wordings: { language: string; text: string }[];
  validFrom: string;
  validUntil: string;
}

type Update = Schemas["SuggestionUpdate"];

/** The day of a moment, in this place's time, as date fields want it. */
export function dayOf(moment: string | null): string {
  if (!moment) return "";
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day in this place's time, or the last. */
export function momentOf(day: string, end: "start" | "end"): string | null {
  if (!day) return null;
  return new Date(`${day}T${end === "start" ? "00:00:00" : "23:59:59"}`).toISOString();
}

/** Proposed topics are in until somebody takes them out. */
export function draftOf(suggestion: Suggestion): Draft {
  return {
    version: suggestion.version,
    kind: suggestion.kind,
    title: suggestion.title,
    summary: suggestion.summary,
    language: suggestion.language ?? "",
    topicIds: suggestion.topics.map(({ id }) => id),
    goalId: suggestion.goal?.id ?? "",
    wordings: suggestion.wordings.map(({ language, text }) => ({ language, text })),
    validFrom: dayOf(suggestion.valid_from),
    validUntil: dayOf(suggestion.valid_until),
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Only what changed, so that an edit of a title does not undo somebody else's topics. */
export function changes(draft: Draft, suggestion: Suggestion): Update {
  const before = draftOf(suggestion);
  const update: Update = {};
  if (draft.kind !== before.kind) update.kind = draft.kind;
  if (draft.title !== before.title) update.title = draft.title;
  if (draft.summary !== before.summary) update.summary = draft.summary;
  if (draft.language !== before.language) update.language = draft.language || null;
  if (!same(draft.topicIds, before.topicIds)) update.topic_ids = draft.topicIds;
  if (draft.goalId !== before.goalId) update.goal_id = draft.goalId || null;
  const wordings = draft.wordings.filter(({ text }) => text.trim());
  if (!same(wordings, before.wordings)) update.wordings = wordings;
  if (draft.validFrom !== before.validFrom) update.valid_from = momentOf(draft.validFrom, "start");
  if (draft.validUntil !== before.validUntil) {
    update.valid_until = momentOf(draft.validUntil, "end");
  }
  return update;
}

export function isChanged(update: Update): boolean {
  return Object.keys(update).length > 0;
}
