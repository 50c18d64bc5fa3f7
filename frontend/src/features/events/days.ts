/** A month as weeks of days, and on which of them something is, by the clocks of its own place. */
import { clockTime, firstDay, type When } from "../../i18n/when";

export interface Dated extends When {
  id: string;
  title: string;
  language: string | null;
  next_meeting_at: string | null;
}

/** A meeting has the zone, and mostly the title, of its engagement. */
export type Met = Pick<When, "starts_at" | "starts_on" | "ends_on"> & {
  id: string;
  title: string | null;
  ends_at: string;
  is_cancelled: boolean;
};

/** Something on one day; `time` where it begins on that day at one. */
export interface Entry {
  key: string;
  id: string;
  title: string;
  language: string | null;
  time: string | null;
  isContinued: boolean;
}

const DAY = 86_400_000;

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Another day: calendars know no daylight saving. */
export function dayAfter(day: string, days = 1): string {
  return iso(Date.parse(`${day}T00:00:00Z`) + days * DAY);
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return iso(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
}

export function lastDayOf(month: string): string {
  return dayAfter(`${monthAfter(month, 1)}-01`, -1);
}

/** From Monday to Sunday; null stands for days of the months beside it. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: (string | null)[][] = [];
  for (let monday = dayAfter(first, -before); monday <= lastDayOf(month); ) {
    const days = Array.from({ length: 7 }, (_, place) => dayAfter(monday, place));
    weeks.push(days.map((day) => (day.startsWith(month) ? day : null)));
    monday = dayAfter(monday, 7);
  }
  return weeks;
}

/** The last day it touches: what ends at midnight is over before that day begins. */
function lastDay({ starts_at, ends_at, starts_on, ends_on, time_zone }: When): string {
  if (starts_on) return ends_on ?? starts_on;
  const end = Math.max(Date.parse(ends_at ?? starts_at) - 1, Date.parse(starts_at));
  return clockTime(new Date(end).toISOString(), time_zone).slice(0, 10);
}

function spread(when: When, month: string, told: Omit<Entry, "key" | "time" | "isContinued">) {
  const begins = firstDay(when);
  const last = [lastDay(when), lastDayOf(month)].toSorted()[0] ?? begins;
  const entries: [string, Entry][] = [];
  for (let day = begins < `${month}-01` ? `${month}-01` : begins; day <= last; ) {
    const isContinued = day !== begins;
    const time = isContinued || when.starts_on ? null : clockTime(when.starts_at, when.time_zone);
    entries.push([day, { ...told, key: "", time: time?.slice(11) ?? null, isContinued }]);
    day = dayAfter(day);
  }
  return entries;
}

/** What is on each day of a month, whole days first, then by time. A standing engagement is there
 * when it meets; one that knows of no meeting when it begins. */
export function entriesOf(
  month: string,
  events: readonly Dated[],
  meetings: ReadonlyMap<string, readonly Met[]>,
): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const event of events) {
    const { id, title, language, time_zone } = event;
    const met = (meetings.get(id) ?? []).filter(({ is_cancelled }) => !is_cancelled);
    const once = event.is_standing ? { ...event, ends_at: event.starts_at, ends_on: null } : event;
    const meets = met.length > 0 || event.next_meeting_at !== null;
    const occasions = meets ? met.map((one) => ({ ...one, time_zone })) : [once];
    for (const one of occasions) {
      const own = "is_cancelled" in one && one.title ? `${title}: ${one.title}` : title;
      for (const [day, entry] of spread(one, month, { id, title: own, language })) {
        days.set(day, [...(days.get(day) ?? []), { ...entry, key: `${one.id} ${day}` }]);
      }
    }
  }
  for (const entries of days.values()) entries.sort(inOrder);
  return days;
}

function inOrder(one: Entry, other: Entry): number {
  return (one.time ?? "").localeCompare(other.time ?? "") || one.title.localeCompare(other.title);
}
