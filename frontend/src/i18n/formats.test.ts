import { describe, expect, test } from "vitest";
import {
  agoInWords,
  dateInWords,
  dayInWords,
  momentInWords,
  monthInWords,
  spanInWords,
} from "./formats";

const now = new Date("2026-11-23T15:00:00");

describe("dayInWords", () => {
  test.each([
    ["2026-11-23T00:10:00", "heute", "aujourd’hui", "today"],
    ["2026-11-22T23:50:00", "gestern", "hier", "yesterday"],
    ["2026-11-24T08:00:00", "morgen", "demain", "tomorrow"],
    ["2026-11-20T08:00:00", "vor 3 Tagen", "il y a 3 jours", "3 days ago"],
    ["2026-11-10T08:00:00", "10.\u00a0November", "10\u00a0novembre", "10\u00a0November"],
    [
      "2025-12-31T08:00:00",
      "31.\u00a0Dezember 2025",
      "31\u00a0décembre 2025",
      "31\u00a0December 2025",
    ],
  ])("%s is %s", (moment, german, french, english) => {
    expect(dayInWords(moment, "de-CH", now)).toBe(german);
    expect(dayInWords(moment, "fr-CH", now)).toBe(french);
    expect(dayInWords(moment, "en", now)).toBe(english);
  });
});

test.each([
  ["2026-11-23T00:10:00", "oggi"],
  ["2026-11-22T23:50:00", "ieri"],
  ["2026-11-24T08:00:00", "domani"],
  ["2026-11-20T08:00:00", "3 giorni fa"],
  ["2026-11-10T08:00:00", "10\u00a0novembre"],
  ["2026-11-01T08:00:00", "1°\u00a0novembre"],
  ["2025-12-31T08:00:00", "31\u00a0dicembre 2025"],
])("in Italian the day of %s is %s", (moment, italian) => {
  expect(dayInWords(moment, "it-CH", now)).toBe(italian);
});

describe("agoInWords", () => {
  test.each([
    ["2026-11-23T14:59:40", "maintenant", "now"],
    ["2026-11-23T14:57:00", "il y a 3 minutes", "3 minutes ago"],
    ["2026-11-23T17:00:00", "dans 2 heures", "in 2 hours"],
    ["2026-11-21T15:00:00", "avant-hier", "2 days ago"],
  ])("%s is %s", (moment, french, english) => {
    expect(agoInWords(moment, "fr-CH", now)).toBe(french);
    expect(agoInWords(moment, "en", now)).toBe(english);
  });

  test("speaks Italian", () => {
    expect(agoInWords("2026-11-23T14:57:00", "it-CH", now)).toBe("3 minuti fa");
    expect(agoInWords("2026-11-23T17:00:00", "it-CH", now)).toBe("tra 2 ore");
  });
});

test("a calendar day keeps its date in every time zone", () => {
  expect(dateInWords("2026-01-01", "de-CH")).toBe("1.\u00a0Januar 2026");
  expect(dateInWords("2026-01-01", "fr-CH")).toBe("1er\u00a0janvier 2026");
  expect(dateInWords("2026-01-01", "it-CH")).toBe("1°\u00a0gennaio 2026");
  expect(dateInWords("2026-01-11", "it-CH")).toBe("11\u00a0gennaio 2026");
});

test.each([
  ["2026-11-23T08:12:40", "08:12", "08:12"],
  ["2026-11-22T23:59:00", "22. November um 23:59", "22 November at 23:59"],
])("the moment %s is %s", (moment, german, english) => {
  const at = new Date(moment).getTime();

  expect(momentInWords(at, "de-CH", now)).toBe(german);
  expect(momentInWords(at, "en", now)).toBe(english);
});

test.each([
  ["de-CH", "Do., 1. Juli 2027, 18:30–20:00 Uhr"],
  ["en", "Thu, 1 July 2027, 18:30–20:00"],
])("a span within a day names the day once: %s", (locale, words) => {
  const span = spanInWords("2027-07-01T16:30:00Z", "2027-07-01T18:00:00Z", locale, "Europe/Zurich");

  expect(span.replaceAll("\u2060", "")).toBe(words);
  expect(span).toContain("18:30\u2060–\u206020:00");
});

test("whole days are the same days wherever one looks from", () => {
  expect(spanInWords("2027-03-01", null, "fr-CH")).toContain("1er mars 2027");
});

test.each([
  ["de-CH", "März 2027"],
  ["it-CH", "marzo 2027"],
])("a month is written out: %s", (locale, words) => {
  expect(monthInWords("2027-03", locale)).toBe(words);
});
