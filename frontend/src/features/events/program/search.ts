/** What the curators' list shows, as the address says it. */

import { wordsOf } from "../../../api/address";
import { STATUSES, type Status } from "../../../api/eventWords";
import { isoDay } from "../search";

export const STATUS_NAMES = Object.keys(STATUSES) as Status[];

/** Without a status it is what waits to be decided; where nothing waits, the way in leads on. */
export interface CurationSearch {
  status?: Status;
  q?: string;
  /** Of what is approved: what is over too. */
  past?: true;
}

export function readSearch(raw: Record<string, unknown>): CurationSearch {
  const search: CurationSearch = wordsOf(raw, "q");
  const status = STATUS_NAMES.find((one) => one === raw.status);
  if (status) search.status = status;
  if (raw.past) search.past = true;
  return search;
}

/** The list as the API knows it: what is put away begins with the latest. */
export function asQuery({ status = "proposed", q, past }: CurationSearch, now = new Date()) {
  const isAway = status === "archived" || status === "cancelled";
  return {
    status,
    limit: 50,
    ...(isAway && { sort: "-starts_at" as const }),
    ...(status === "approved" && !past && { since: isoDay(now) }),
    ...(q && { q }),
  };
}
