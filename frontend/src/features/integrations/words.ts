/** How one tells keys apart, and how long they still work. */
import type { Key } from "./queries";

/** The end of what is no secret of a key: `…4be1a9c0`, never broken after the dots. */
export function handleOf({ prefix }: Pick<Key, "prefix">): string {
  return `…\u2060${prefix.slice(prefix.lastIndexOf(".") + 1)}`;
}

const DAY = 86_400_000;

/** How many days a key still works, at least one. */
export function daysLeft({ expires_at }: Pick<Key, "expires_at">, now = Date.now()): number {
  return Math.max(1, Math.ceil((Date.parse(expires_at) - now) / DAY));
}

/** The networks as they are typed: one a line, or with commas between them. */
export function networksIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
