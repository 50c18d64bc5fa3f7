/** What the opportunities are narrowed to, as the address says it. */
import { FORMAT_NAMES, type Format } from "../../api/eventWords";

const PERIODS = ["month", "quarter", "year"] as const;
const WHERES = ["online", "here"] as const;

export interface Search {
  format?: Format;
  topic?: string;
  language?: string;
  place?: string;
  where?: (typeof WHERES)[number];
  period?: (typeof PERIODS)[number];
  wanted?: true;
  mine?: true;
}

const DAYS: Record<(typeof PERIODS)[number], number> = { month: 31, quarter: 92, year: 366 };

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  const format = FORMAT_NAMES.find((one) => one === raw.format);
  const where = WHERES.find((one) => one === raw.where);
  const period = PERIODS.find((one) => one === raw.period);
  if (format) search.format = format;
  if (where) search.where = where;
  if (period) search.period = period;
  for (const name of ["topic", "language", "place"] as const) {
    const value = raw[name];
    if (typeof value === "string" && value) search[name] = value.slice(0, 100);
    if (typeof value === "number") search[name] = String(value);
  }
  if (raw.wanted) search.wanted = true;
  if (raw.mine) search.mine = true;
  return search;
}

/** A day in the person's calendar: 2026-11-24. */
export function isoDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The filters as the API knows them. What is over is left out, unless it is my own proposal. */
export function asQuery(search: Search, now = new Date()) {
  const { format, topic, language, place, where, period, wanted, mine } = search;
  const until = new Date(now);
  if (period) until.setDate(until.getDate() + DAYS[period]);
  return {
    limit: 50,
    ...(mine
      ? { proposed_by: "me" as const }
      : { status: "approved" as const, since: isoDay(now) }),
    ...(format && { format }),
    ...(topic && { topic_id: topic }),
    ...(language && { language }),
    ...(place && { place }),
    ...(where && { is_online: where === "online" }),
    ...(period && { until: isoDay(until) }),
    ...(wanted && { has_openings: true }),
  };
}

/** How many filters narrow the list, besides its format. */
export function filterCount({ format: _, mine: __, ...others }: Search): number {
  return Object.keys(others).length;
}
