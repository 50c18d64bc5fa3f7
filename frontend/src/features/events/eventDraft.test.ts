/** What is entered of an event and what of it is sent. */
import { expect, test } from "vitest";
import { EMPTY_EVENT, toInput, withAllDay } from "./eventDraft";

test("times are sent as the clocks of the place show them, without days", () => {
  const input = toInput({ ...EMPTY_EVENT, starts: "2027-03-11T09:00", ends: "2027-03-11T17:00" });

  expect(input).toMatchObject({
    starts_at: "2027-03-11T09:00",
    ends_at: "2027-03-11T17:00",
    starts_on: null,
    ends_on: null,
  });
});

test("whole days are sent as days, without times", () => {
  const timed = { ...EMPTY_EVENT, starts: "2027-03-11T09:00", ends: "2027-03-12T17:00" };

  const input = toInput({ ...timed, ...withAllDay(timed, true) });

  expect(input).toMatchObject({
    starts_at: null,
    ends_at: null,
    starts_on: "2027-03-11",
    ends_on: "2027-03-12",
  });
});

test("a rhythm is left out when the engagement does not stand any more", () => {
  const input = toInput({
    ...EMPTY_EVENT,
    isStanding: false,
    rhythm: "FREQ=WEEKLY",
    minutes: "90",
  });

  expect(input).toMatchObject({ rhythm: null, meeting_minutes: null });
});

test("days become times of a usual day", () => {
  const days = { ...EMPTY_EVENT, isAllDay: true, starts: "2027-03-11", ends: "" };

  expect(withAllDay(days, false)).toMatchObject({ starts: "2027-03-11T09:00", ends: "" });
});
