/** What is looked for and in what, as the address says it. */
import type { Schemas } from "../../api/client";

export type Kind = Schemas["SearchKind"];

export interface Search {
  q?: string;
  kind?: Kind;
}

/** As long as the API takes it. */
export const LONGEST = 200;

/** A single letter finds nothing. */
export const SHORTEST = 2;

const KINDS = [
  "topic",
  "ambassador",
  "suggestion",
  "event",
  "kudos",
] as const satisfies readonly Kind[];

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  const kind = KINDS.find((one) => one === raw.kind);
  const q = typeof raw.q === "number" ? String(raw.q) : raw.q;
  if (typeof q === "string" && q.trim()) search.q = q.slice(0, LONGEST);
  if (kind) search.kind = kind;
  return search;
}
