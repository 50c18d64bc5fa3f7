/** The state of the inbox as it stands in the address: status, filters, what is open. */
import { idsOf, languageOf, wordsOf } from "../../../api/address";
import type { Schemas } from "../../../api/client";

export type Suggestion = Schemas["SuggestionRead"];
export type Status = Suggestion["status"];

export const STATUSES = ["proposed", "approved", "archived"] as const satisfies readonly Status[];

/** Without a status it is the inbox proper: what is proposed. */
export interface Search {
  status?: Status;
  source?: string;
  topic?: string;
  language?: string;
  q?: string;
  open?: string;
}

/** Reads what somebody may have typed into the address; what makes no sense is left out. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {
    ...idsOf(raw, "source", "topic", "open"),
    ...languageOf(raw),
    ...wordsOf(raw, "q"),
  };
  const status = STATUSES.find((one) => one === raw.status);
  if (status && status !== "proposed") search.status = status;
  return search;
}

/** The filters as the API knows them. */
export function asQuery({ status = "proposed", source, topic, language, q }: Search) {
  return {
    status,
    limit: 50,
    ...(source && { source_id: source }),
    ...(topic && { topic_id: topic }),
    ...(language && { language }),
    ...(q && { q }),
  };
}

/** How many filters narrow the list, besides its status. */
export function filterCount({ source, topic, language, q }: Search): number {
  return [source, topic, language, q].filter(Boolean).length;
}

/** The neighbor of an item in a list; at the ends the item itself, from nowhere the first. */
export function neighbor(ids: readonly string[], id: string | undefined, step: 1 | -1) {
  const place = id === undefined ? -1 : ids.indexOf(id);
  if (place < 0) return ids[0];
  return ids[place + step] ?? ids[place];
}

/** What to show once some items have left: the next that stays, else the one before. */
export function afterLeaving(ids: readonly string[], id: string, leaving: ReadonlySet<string>) {
  const place = ids.indexOf(id);
  const next = ids.slice(place + 1).find((other) => !leaving.has(other));
  return next ?? ids.slice(0, Math.max(place, 0)).findLast((other) => !leaving.has(other));
}
