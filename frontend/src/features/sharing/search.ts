/** Which suggestion the sheet is open for, as the address says it. */
export interface ShareSearch {
  share?: string;
}

export function readShare(search: Record<string, unknown>): ShareSearch {
  return typeof search.share === "string" ? { share: search.share } : {};
}
