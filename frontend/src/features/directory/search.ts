/** What the directory is narrowed to, as the address says it. */
import { idsOf, languageOf } from "../../api/address";

export interface DirectorySearch {
  q?: string;
  skill?: string;
  topic?: string;
  language?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): DirectorySearch {
  const search: DirectorySearch = { ...idsOf(raw, "skill", "topic"), ...languageOf(raw) };
  if (typeof raw.q === "string" && raw.q) search.q = raw.q.slice(0, 100);
  if (typeof raw.q === "number") search.q = String(raw.q);
  return search;
}
