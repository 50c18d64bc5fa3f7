/** Which people are listed, as the address says it. */
import type { Schemas } from "../../api/client";

export type PersonStatus = Schemas["PersonStatus"];

export interface PeopleSearch {
  q?: string;
  /** Absent: those who work here now. */
  status?: PersonStatus;
  team?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch({ q, status, team }: Record<string, unknown>): PeopleSearch {
  return {
    ...(typeof q === "string" && q && { q: q.slice(0, 100) }),
    ...((status === "inactive" || status === "all") && { status }),
    ...(typeof team === "string" && team && { team }),
  };
}
