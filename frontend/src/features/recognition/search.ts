/** Which thanks are shown, and whether one is being written, as the address says it. */
import { idsOf } from "../../api/address";
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
  const { part, value } = search;
  return {
    ...((part === "given" || part === "received") && { part }),
    ...(typeof value === "string" && KEY.test(value) && { value }),
    ...idsOf(search, "person", "one", "to", "about", "event"),
  };
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
