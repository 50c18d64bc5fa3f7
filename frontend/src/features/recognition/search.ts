/** Which thanks are shown, and whether one is being written, as the address says it. */
import type { Schemas } from "../../api/client";

export type Part = Schemas["Part"];

export interface KudosSearch {
  /** Absent: all that I may see. */
  part?: Part;
  value?: string;
  /** Who is thanked. */
  person?: string;
  /** Whom to thank, and for which suggestion: a link from elsewhere. */
  to?: string;
  about?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(search: Record<string, unknown>): KudosSearch {
  const { part, value, person, to, about } = search;
  return {
    ...((part === "given" || part === "received") && { part }),
    ...(isWord(value) && { value }),
    ...(isWord(person) && { person }),
    ...(isWord(to) && { to }),
    ...(isWord(about) && { about }),
  };
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9-]{1,40}$/.test(value);
}
