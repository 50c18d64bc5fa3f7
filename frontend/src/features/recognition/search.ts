/** Which thanks are shown, and whether one is being written, as the address says it. */
import type { Schemas } from "../../api/client";

export type Side = Schemas["Side"];

export interface KudosSearch {
  /** Absent: all that I may see. */
  part?: Side;
  value?: string;
  /** Who is thanked. */
  person?: string;
  /** A single one: a link from elsewhere. */
  one?: string;
  /** Whom to thank, and for which suggestion: a link from elsewhere. */
  to?: string;
  about?: string;
  /** The event that the thanks are about. */
  event?: string;
}

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(search: Record<string, unknown>): KudosSearch {
  const { part, value, person, one, to, about, event } = search;
  return {
    ...((part === "given" || part === "received") && { part }),
    ...(matches(value, KEY) && { value }),
    ...(matches(person, ID) && { person }),
    ...(matches(one, ID) && { one }),
    ...(matches(to, ID) && { to }),
    ...(matches(about, ID) && { about }),
    ...(matches(event, ID) && { event }),
  };
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}
