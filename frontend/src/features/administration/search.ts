/** Which people are listed, as the address says it. */
import { idsOf, wordsOf } from "../../api/address";
import type { Schemas } from "../../api/client";

export type PersonStatus = Schemas["PersonStatus"];

export interface PeopleSearch {
  q?: string;
  /** Absent: those who work here now. */
  status?: PersonStatus;
  team?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): PeopleSearch {
  const { status } = raw;
  return {
    ...wordsOf(raw, "q"),
    ...((status === "inactive" || status === "all") && { status }),
    ...idsOf(raw, "team"),
  };
}
