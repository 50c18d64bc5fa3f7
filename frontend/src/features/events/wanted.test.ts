/** Nobody is wanted at what is over, called off or put away. */
import { expect, test } from "vitest";
import { hasOpenCall, isOver, isToCome } from "./wanted";

const NOW = new Date("2027-03-11T12:00:00Z");
const event = {
  ...{ status: "approved" as const, ends_at: "2027-03-11T16:00:00Z" },
  ...{ call_url: null, call_closes_on: "2027-03-11" },
};

test("until it ends it is to come, and speakers are called until the last day of the call", () => {
  expect([isToCome(event, NOW), hasOpenCall(event, NOW)]).toEqual([true, true]);
  expect(hasOpenCall({ ...event, call_closes_on: "2027-03-10" }, NOW)).toBe(false);
});

test("a call without a last day is open as long as it has an address", () => {
  const call = { ...event, call_closes_on: null };

  expect(hasOpenCall({ ...call, call_url: "https://tagung.example" }, NOW)).toBe(true);
  expect(hasOpenCall(call, NOW)).toBe(false);
});

test.each([
  { ends_at: "2027-03-11T12:00:00Z" },
  { status: "cancelled" as const },
  { status: "archived" as const },
])("nobody is wanted any more where %o", (how) => {
  const gone = { ...event, ...how };

  expect([isToCome(gone, NOW), hasOpenCall(gone, NOW)]).toEqual([false, false]);
});

test("what has an open end is never over", () => {
  expect(isOver({ ends_at: null }, NOW)).toBe(false);
});
