/** Dates and numbers in words of the person's language; no date library. */
import { useLingui } from "@lingui/react";
import { useMemo } from "react";

const DAY = 86_400_000;

/** English texts get the day before the month, as everywhere in Switzerland. */
function formatLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

/** The first of a month is the one day that French and Italian count: 1er janvier, 1° gennaio. */
const FIRST: Readonly<Record<string, string>> = { "fr-CH": "1er", "it-CH": "1°" };

/** The day's number at the beginning: a line does not end with it. */
const DAY_ALONE = /^(\d\S*) /;

/** From one time to another, as one word: a line does not end within. */
const TIMES = /(\d\d:\d\d)\s?–\s?(\d\d:\d\d)/;

function written(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(formatLocale(locale), options)
    .formatToParts(date)
    .map(({ type, value }) => (type === "day" && value === "1" ? (FIRST[locale] ?? value) : value))
    .join("")
    .replace(DAY_ALONE, "$1\u00a0");
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Today, yesterday, the day's name within a week, then the date; the year when it is another. */
export function dayInWords(iso: string, locale: string, now = new Date()): string {
  const date = new Date(iso);
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY);
  const language = formatLocale(locale);
  if (days >= -1 && days <= 1) {
    return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-days, "day");
  }
  if (days > 1 && days < 7) {
    return new Intl.RelativeTimeFormat(language).format(-days, "day");
  }
  return written(date, locale, {
    day: "numeric",
    month: "long",
    ...(date.getFullYear() !== now.getFullYear() && { year: "numeric" }),
  });
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "3 minutes ago", "in 2 hours"; below a minute: now. */
export function agoInWords(iso: string, locale: string, now = new Date()): string {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: "auto" });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, "second");
}

/** A calendar day (`2026-11-23`) or a moment, written out: 23. November 2026. */
export function dateInWords(iso: string, locale: string): string {
  const date = iso.length === 10 ? new Date(`${iso}T12:00:00`) : new Date(iso);
  return written(date, locale, { dateStyle: "long" });
}

/** From the first to the last: whole days, or moments as the clocks of a zone show them. */
export function spanInWords(
  first: string,
  last: string | null,
  locale: string,
  zone?: string,
): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    ...(zone && { hour: "2-digit", minute: "2-digit" }),
    timeZone: zone ?? "UTC",
  };
  const format = new Intl.DateTimeFormat(formatLocale(locale), options);
  const parts = format.formatRangeToParts(new Date(first), new Date(last ?? first));
  return parts
    .map(({ type, value }) => (type === "day" && value === "1" ? (FIRST[locale] ?? value) : value))
    .join("")
    .replace(TIMES, "$1\u2060–\u2060$2");
}

/** A month of a year: November 2026. */
export function monthInWords(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(locale), { month: "long", year: "numeric" });
  return format.format(new Date(`${day.slice(0, 7)}-15T12:00:00`));
}

/** A day with its name: Thursday, 11 March. */
export function dayOfWeekInWords(day: string, locale: string): string {
  const options = { weekday: "long", day: "numeric", month: "long" } as const;
  return written(new Date(`${day}T12:00:00`), locale, options);
}

/** The days of a week from Monday on. */
export function weekdays(locale: string): { short: string; long: string }[] {
  const named = (weekday: "short" | "long") =>
    new Intl.DateTimeFormat(formatLocale(locale), { weekday, timeZone: "UTC" });
  const [short, long] = [named("short"), named("long")];
  // The fourth of January 2027 is a Monday.
  return Array.from({ length: 7 }, (_, place) => {
    const day = Date.UTC(2027, 0, 4 + place);
    return { short: short.format(day), long: long.format(day) };
  });
}

/** A moment of today by its time, an older one with its day: 08:12, or 22 November, 08:12. */
export function momentInWords(at: number, locale: string, now = new Date()): string {
  const date = new Date(at);
  const isToday = startOfDay(date) === startOfDay(now);
  return new Intl.DateTimeFormat(formatLocale(locale), {
    ...(!isToday && { day: "numeric", month: "long" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(date);
}

export function useFormats() {
  const { i18n } = useLingui();
  const { locale } = i18n;
  return useMemo(() => {
    const language = formatLocale(locale);
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const list = new Intl.ListFormat(language, { type: "conjunction" });
    return {
      day: (iso: string) => dayInWords(iso, locale),
      ago: (iso: string) => agoInWords(iso, locale),
      moment: (at: number) => momentInWords(at, locale),
      date: (iso: string) => dateInWords(iso, locale),
      // Which apostrophe parts the thousands depends on how old the browser is.
      number: (value: number | string) => number.format(Number(value)).replaceAll("'", "’"),
      list: (items: readonly string[]) => list.format(items),
    };
  }, [locale]);
}
