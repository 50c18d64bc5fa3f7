/** What the directory is narrowed to, as the address says it. */
export interface DirectorySearch {
  q?: string;
  skill?: string;
  topic?: string;
  language?: string;
}

const NAMES = ["q", "skill", "topic", "language"] as const;

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): DirectorySearch {
  const search: DirectorySearch = {};
  for (const name of NAMES) {
    const value = raw[name];
    if (typeof value === "string" && value) search[name] = value.slice(0, 100);
    if (typeof value === "number") search[name] = String(value);
  }
  return search;
}
