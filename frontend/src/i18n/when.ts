/** When something is, as its own clocks show it: spans in words, days to go, months. */
import { useLingui } from "@lingui/react/macro";
import { dayInWords, monthInWords, spanInWords } from "./formats";

export interface When {
  time_zone: string;
  starts_at: string;
  ends_at: string | null;
  starts_on: string | null;
  ends_on: string | null;
  /** It is a period: the hours are those of its meetings. */
  is_standing?: boolean;
}

const DAY = 86_400_000;

/** Whole days to go; below zero it is over. */
export function daysUntil(day: string, now = new Date()): number {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((new Date(`${day}T00:00:00`).getTime() - today.getTime()) / DAY);
}

/** The day that it begins on, by its own clocks: 2027-03-11. */
export function firstDay({ starts_on, starts_at, time_zone }: When): string {
  return starts_on ?? clockTime(starts_at, time_zone).slice(0, 10);
}

/** A standing engagement that began before today and is not over. */
export function isUnderWay(event: When, now = new Date()): boolean {
  const isOver = event.ends_at !== null && Date.parse(event.ends_at) <= now.getTime();
  return event.is_standing === true && !isOver && daysUntil(firstDay(event), now) < 0;
}

/** By month of their beginning (`2027-03`), in their order; under "" what began before today. */
export function byMonth<Event extends When>(events: readonly Event[], today: string) {
  const months = new Map<string, Event[]>();
  for (const event of events) {
    const day = firstDay(event);
    const month = day < today ? "" : day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months];
}

/** A moment as the clocks of a zone show it, in the shape that fields want: 2027-03-11T09:00. */
export function clockTime(moment: string, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(new Date(moment)).replace(" ", "T");
}

/** In words; another zone than the person's own is named. */
export function useWhen() {
  const { i18n, t } = useLingui();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (event: When): string => {
    const { ends_at, time_zone } = event;
    if (event.starts_on || event.is_standing) {
      const last = ends_at && clockTime(ends_at, time_zone).slice(0, 10);
      return spanInWords(firstDay(event), event.starts_on ? event.ends_on : last, i18n.locale);
    }
    const span = spanInWords(event.starts_at, ends_at, i18n.locale, time_zone);
    const place = time_zone.split("/").at(-1)?.replaceAll("_", " ");
    return time_zone === own ? span : t`${span} (time in ${place})`;
  };
}

interface Recurring extends When {
  next_meeting_at: string | null;
}

/** In a list: of what is under way, since when it is and when it meets next. */
export function useWhenListed() {
  const { i18n, t } = useLingui();
  const when = useWhen();
  return (event: Recurring): string => {
    if (!isUnderWay(event)) return when(event);
    const month = monthInWords(firstDay(event), i18n.locale);
    if (!event.next_meeting_at) return t`since ${month}`;
    const next = dayInWords(event.next_meeting_at, i18n.locale);
    return t`since ${month} · next meeting ${next}`;
  };
}

/** A place, online, or both. */
export function useWhere() {
  const { t } = useLingui();
  return ({ place, is_online }: { place: string | null; is_online: boolean }) => {
    if (!is_online) return place;
    return place ? t`${place} and online` : t`Online`;
  };
}
