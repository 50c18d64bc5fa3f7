/** What the directory is narrowed to, as the address says it. */
import { idsOf, languageOf, wordsOf } from "../../api/address";

export interface DirectorySearch {
  q?: string;
  skill?: string;
  topic?: string;
  language?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): DirectorySearch {
  return { ...idsOf(raw, "skill", "topic"), ...languageOf(raw), ...wordsOf(raw, "q") };
}
