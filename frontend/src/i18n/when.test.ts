/** Days and clocks of events. */
import { expect, test } from "vitest";
import { byMonth, clockTime, daysUntil, firstDay, isUnderWay } from "./when";

const NOW = new Date(2026, 10, 24, 23, 30);

test.each([
  ["2026-11-24", 0],
  ["2026-11-25", 1],
  ["2026-11-23", -1],
  ["2027-04-01", 128],
])("days are counted by the calendar, also when the clocks change: %s", (day, days) => {
  expect(daysUntil(day, NOW)).toBe(days);
});

test("a moment is shown as the clocks of its place show it", () => {
  expect(clockTime("2027-07-01T16:30:00Z", "Europe/Zurich")).toBe("2027-07-01T18:30");
});

test("what begins late in the evening belongs to the day of its own place", () => {
  const when = { time_zone: "America/New_York", ends_at: null, starts_on: null, ends_on: null };

  expect(firstDay({ ...when, starts_at: "2027-01-01T02:00:00Z" })).toBe("2026-12-31");
});

test("events stand below their month, those that began before today come first", () => {
  const day = (starts_on: string) => ({
    ...{ time_zone: "Europe/Zurich", starts_at: "", ends_at: null, ends_on: null },
    starts_on,
  });

  const months = byMonth(
    [day("2026-09-01"), day("2026-11-24"), day("2026-11-30"), day("2027-01-05")],
    "2026-11-24",
  );

  expect(months.map(([month, events]) => [month, events.length])).toEqual([
    ["", 1],
    ["2026-11", 2],
    ["2027-01", 1],
  ]);
});

test.each([
  [{}, true],
  [{ is_standing: false }, false],
  [{ starts_on: "2026-11-24" }, false],
  [{ ends_at: "2026-11-20T17:00:00Z" }, false],
  [{ ends_at: "2027-06-30T17:00:00Z" }, true],
])("of a group that began in September, %o, it is %s that it is under way", (given, isIt) => {
  const group = {
    ...{ time_zone: "Europe/Zurich", starts_at: "2026-09-12T08:00:00Z", starts_on: null },
    ...{ ends_at: null, ends_on: null, is_standing: true },
  };

  expect(isUnderWay({ ...group, ...given }, NOW)).toBe(isIt);
});
