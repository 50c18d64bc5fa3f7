/** What is looked for and in what, as the address says it. */
import { wordsOf } from "../../api/address";
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
  const search: Search = wordsOf(raw, "q", LONGEST);
  const kind = KINDS.find((one) => one === raw.kind);
  if (kind) search.kind = kind;
  return search;
}
