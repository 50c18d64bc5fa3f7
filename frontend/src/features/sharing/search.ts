import { idsOf } from "../../api/address";

/** Which suggestion the sheet is open for, as the address says it. */
export interface ShareSearch {
  share?: string;
}

export function readShare(search: Record<string, unknown>): ShareSearch {
  return idsOf(search, "share");
}
