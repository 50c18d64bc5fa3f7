/** A goal as its form holds it, and as the API takes it. */
import type { Schemas } from "../../api/client";
import type { Goal } from "../../api/queries";
import { decimalOf, type Texts, withoutBlanks } from "./texts";

export interface GoalDraft {
  titles: Texts;
  reasons: Texts;
  contributions: Texts;
  measure: Texts;
  baseline: string;
  current: string;
  target: string;
  priority: number;
  starts_on: string;
  ends_on: string;
  topic_ids: readonly string[];
}

type GoalInput = Required<Schemas["GoalCreate"]>;

export type StoredGoal = Omit<Goal, "id" | "title" | "reason" | "contribution" | "version">;

/** A goal for the twelve months to come. */
export function newGoal(today = new Date()): StoredGoal {
  const end = new Date(today.getFullYear() + 1, today.getMonth(), today.getDate() - 1);
  return {
    titles: {},
    reasons: {},
    contributions: {},
    measure: {},
    baseline: null,
    current: null,
    target: null,
    priority: 2,
    starts_on: isoDay(today),
    ends_on: isoDay(end),
    topics: [],
  };
}

export function isoDay(date: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function toDraft(goal: StoredGoal): GoalDraft {
  return {
    titles: goal.titles,
    reasons: goal.reasons,
    contributions: goal.contributions,
    measure: goal.measure,
    baseline: plain(goal.baseline),
    current: plain(goal.current),
    target: plain(goal.target),
    priority: goal.priority,
    starts_on: goal.starts_on,
    ends_on: goal.ends_on,
    topic_ids: goal.topics.map(({ id }) => id),
  };
}

/** Stored numbers carry all their decimal places (`38.0000`); nobody wants to edit zeros. */
function plain(decimal: string | null): string {
  if (decimal === null) return "";
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}

export function toInput(draft: GoalDraft): GoalInput {
  return {
    titles: withoutBlanks(draft.titles),
    reasons: withoutBlanks(draft.reasons),
    contributions: withoutBlanks(draft.contributions),
    measure: withoutBlanks(draft.measure),
    baseline: decimalOf(draft.baseline),
    current: decimalOf(draft.current),
    target: decimalOf(draft.target),
    priority: draft.priority,
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    topic_ids: [...draft.topic_ids],
  };
}
