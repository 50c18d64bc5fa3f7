import { describe, expect, test } from "vitest";
import { agoInWords, dateInWords, dayInWords, momentInWords } from "./formats";

const now = new Date("2026-11-23T15:00:00");

describe("dayInWords", () => {
  test.each([
    ["2026-11-23T00:10:00", "heute", "today"],
    ["2026-11-22T23:50:00", "gestern", "yesterday"],
    ["2026-11-24T08:00:00", "morgen", "tomorrow"],
    ["2026-11-20T08:00:00", "vor 3 Tagen", "3 days ago"],
    ["2026-11-10T08:00:00", "10. November", "10 November"],
    ["2025-12-31T08:00:00", "31. Dezember 2025", "31 December 2025"],
  ])("%s is %s", (moment, german, english) => {
    expect(dayInWords(moment, "de-CH", now)).toBe(german);
    expect(dayInWords(moment, "en", now)).toBe(english);
  });
});

describe("agoInWords", () => {
  test.each([
    ["2026-11-23T14:59:40", "now"],
    ["2026-11-23T14:57:00", "3 minutes ago"],
    ["2026-11-23T17:00:00", "in 2 hours"],
    ["2026-11-21T15:00:00", "2 days ago"],
  ])("%s is %s", (moment, words) => {
    expect(agoInWords(moment, "en", now)).toBe(words);
  });
});

test("a calendar day keeps its date in every time zone", () => {
  expect(dateInWords("2026-01-01", "de-CH")).toBe("1. Januar 2026");
});

test.each([
  ["2026-11-23T08:12:40", "08:12", "08:12"],
  ["2026-11-22T23:59:00", "22. November um 23:59", "22 November at 23:59"],
])("the moment %s is %s", (moment, german, english) => {
  const at = new Date(moment).getTime();

  expect(momentInWords(at, "de-CH", now)).toBe(german);
  expect(momentInWords(at, "en", now)).toBe(english);
});
