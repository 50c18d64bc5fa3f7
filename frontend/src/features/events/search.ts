/** What the opportunities are narrowed to, as the address says it. */

import { idsOf, languageOf, wordsOf } from "../../api/address";
import { FORMAT_NAMES, type Format } from "../../api/eventWords";
import { dayAfter, lastDayOf } from "./days";

const PERIODS = ["month", "quarter", "year"] as const;
const WHERES = ["online", "here"] as const;
export const HOURS = [4, 8, 20] as const;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export interface Search {
  format?: Format;
  topic?: string;
  language?: string;
  place?: string;
  where?: (typeof WHERES)[number];
  period?: (typeof PERIODS)[number];
  /** At most so many hours. */
  hours?: (typeof HOURS)[number];
  wanted?: true;
  /** Only what fits me, the best first, with the reasons. */
  fits?: true;
  mine?: true;
  view?: "month";
  month?: string;
}

const DAYS: Record<(typeof PERIODS)[number], number> = { month: 31, quarter: 92, year: 366 };

/** Only what means something: the address stays short, and a mistyped one still works. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {
    ...idsOf(raw, "topic"),
    ...languageOf(raw),
    ...wordsOf(raw, "place"),
  };
  const format = FORMAT_NAMES.find((one) => one === raw.format);
  const where = WHERES.find((one) => one === raw.where);
  const period = PERIODS.find((one) => one === raw.period);
  if (format) search.format = format;
  if (where) search.where = where;
  if (period) search.period = period;
  const hours = HOURS.find((one) => one === Number(raw.hours));
  if (hours) search.hours = hours;
  if (raw.wanted) search.wanted = true;
  if (raw.mine) search.mine = true;
  else if (raw.fits) search.fits = true;
  if (raw.view === "month") {
    search.view = "month";
    if (typeof raw.month === "string" && MONTH.test(raw.month)) search.month = raw.month;
  }
  return search;
}

/** A day in the person's calendar: 2026-11-24. */
export function isoDay(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The month that is looked at: 2027-03. */
export function monthOf({ month }: Search, now = new Date()): string {
  return month ?? isoDay(now).slice(0, 7);
}

/** The filters as the API knows them. What is over is left out, unless it is my own proposal. */
export function asQuery(search: Search, now = new Date()) {
  const { mine } = search;
  return {
    limit: 50,
    ...(mine && { proposed_by: "me" as const }),
    ...(!mine && { status: "approved" as const }),
    ...asFilters(search, now),
  };
}

/** Those that every list of events knows. A month is asked for with the days beside it: what is
 * on its days elsewhere may be on others here. */
export function asFilters(search: Search, now = new Date()) {
  const { format, topic, language, place, where, period, hours, wanted, mine, view } = search;
  const until = new Date(now);
  if (period) until.setDate(until.getDate() + DAYS[period]);
  const month = monthOf(search, now);
  const days =
    view === "month"
      ? { since: dayAfter(`${month}-01`, -1), until: dayAfter(lastDayOf(month)) }
      : { ...(!mine && { since: isoDay(now) }), ...(period && { until: isoDay(until) }) };
  return {
    ...days,
    ...(format && { format }),
    ...(topic && { topic_id: topic }),
    ...(language && { language }),
    ...(place && { place }),
    ...(where && { is_online: where === "online" }),
    ...(hours && { most_hours: hours }),
    ...(wanted && { has_openings: true }),
  };
}

/** How many filters narrow the list, besides its format. */
export function filterCount({ topic, language, place, where, period, hours }: Search): number {
  return [topic, language, place, where, period, hours].filter(Boolean).length;
}
