/** Days of a month: across zones, daylight saving and several days. */
import { expect, test } from "vitest";
import { type Dated, entriesOf, type Met, monthAfter, weeksOf } from "./days";

const event = (fields: Partial<Dated>): Dated => ({
  ...{ id: "e", title: "Tagung", language: "de", time_zone: "Europe/Zurich" },
  ...{ starts_at: "2027-03-11T08:00:00Z", ends_at: "2027-03-11T16:00:00Z" },
  ...{ starts_on: null, ends_on: null, is_standing: false, next_meeting_at: null },
  ...fields,
});

const meeting = (starts_at: string, fields: Partial<Met> = {}): Met => ({
  ...{ id: starts_at, title: null, starts_on: null, ends_on: null, is_cancelled: false },
  ...{ starts_at, ends_at: starts_at },
  ...fields,
});

function shown(month: string, events: Dated[], meetings: Met[] = []) {
  const days = entriesOf(month, events, new Map([["e", meetings]]));
  return [...days].flatMap(([day, entries]) =>
    entries.map(({ title, time, isContinued }) => [day, title, time, isContinued]),
  );
}

test("a month is weeks from Monday on, with the days of the months beside it left out", () => {
  const weeks = weeksOf("2027-03");

  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe("2027-03-01");
  expect(weeks[4]).toEqual(["2027-03-29", "2027-03-30", "2027-03-31", null, null, null, null]);
  expect(weeksOf("2026-02").flat()).toHaveLength(35);
});

test("months go on over the year", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2027-01", -1)]).toEqual(["2027-01", "2026-12"]);
});

test.each([
  ["Europe/Zurich", "2027-03-28T00:30:00Z", "2027-03-28", "01:30"],
  ["Europe/Zurich", "2027-03-28T22:30:00Z", "2027-03-29", "00:30"],
  ["America/New_York", "2027-03-14T03:00:00Z", "2027-03-13", "22:00"],
  ["Asia/Tokyo", "2027-03-30T16:00:00Z", "2027-03-31", "01:00"],
])("it is on the day that the clocks of %s show at %s", (time_zone, starts_at, day, time) => {
  expect(shown("2027-03", [event({ time_zone, starts_at, ends_at: starts_at })])).toEqual([
    [day, "Tagung", time, false],
  ]);
});

test("several days are each of them, cut at the end of the month", () => {
  const fair = event({ starts_on: "2027-03-30", ends_on: "2027-04-02" });

  expect(shown("2027-03", [fair]).map(([day]) => day)).toEqual(["2027-03-30", "2027-03-31"]);
  expect(shown("2027-04", [fair])).toEqual([
    ["2027-04-01", "Tagung", null, true],
    ["2027-04-02", "Tagung", null, true],
  ]);
});

test("what ends at midnight does not take the next day along", () => {
  const evening = event({ starts_at: "2027-03-11T19:00:00Z", ends_at: "2027-03-11T23:00:00Z" });

  expect(shown("2027-03", [evening])).toHaveLength(1);
});

test("a standing engagement is there when it meets, not when it does not", () => {
  const group = event({ is_standing: true, starts_at: "2026-01-01T08:00:00Z", ends_at: null });
  const meetings = [
    meeting("2027-03-09T16:00:00Z", { title: "Pumpen" }),
    meeting("2027-03-16T16:00:00Z", { is_cancelled: true }),
    meeting("2027-04-13T15:00:00Z"),
  ];

  expect(shown("2027-03", [group], meetings)).toEqual([
    ["2027-03-09", "Tagung: Pumpen", "17:00", false],
  ]);
  expect(shown("2027-04", [group], meetings)).toEqual([["2027-04-13", "Tagung", "17:00", false]]);
  expect(shown("2027-03", [group])).toEqual([]);
});

test("an engagement that has no meetings is there when it begins, one that meets later is not", () => {
  const begins = { is_standing: true, starts_at: "2027-03-09T16:00:00Z", ends_at: null };
  const later = event({ ...begins, next_meeting_at: "2027-04-13T15:00:00Z" });

  expect(shown("2027-03", [event(begins)]).map(([day]) => day)).toEqual(["2027-03-09"]);
  expect(shown("2027-03", [later])).toEqual([]);
});

test("whole days come first, then what begins earlier", () => {
  const day = "2027-03-11";
  const events = [
    event({ title: "Abend", starts_at: `${day}T17:00:00Z`, ends_at: `${day}T19:00:00Z` }),
    event({ title: "Morgen" }),
    event({ title: "Messe", starts_on: day, ends_on: day }),
  ];

  expect(shown("2027-03", events).map(([, title]) => title)).toEqual(["Messe", "Morgen", "Abend"]);
});
