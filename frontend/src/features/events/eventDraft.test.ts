/** What is entered of an event and what of it is sent. */
import { expect, test } from "vitest";
import { baseOf, EMPTY_EVENT, toInput, withAllDay } from "./eventDraft";
import type { Event } from "./queries";

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

test("one whole day needs no last day; without one a standing engagement has an open end", () => {
  const day = { ...EMPTY_EVENT, isAllDay: true, starts: "2027-03-11" };

  expect(toInput(day)).toMatchObject({ starts_on: "2027-03-11", ends_on: "2027-03-11" });
  expect(toInput({ ...day, isStanding: true }).ends_on).toBeNull();
  expect(toInput({ ...day, starts: "" })).toMatchObject({ starts_on: null, ends_on: null });
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

test("a save goes on from a version that a decision alone has made, not over what others wrote", () => {
  const stored: Event = {
    ...{ id: "e", title: "Tagung", format: "conference", description: "", language: "de" },
    ...{ url: null, organizer: null, place: "Bern", is_online: false, time_zone: "Europe/Zurich" },
    ...{ starts_at: "2027-03-11T08:00:00Z", ends_at: "2027-03-11T16:00:00Z" },
    ...{ starts_on: null, ends_on: null, is_standing: false, rhythm: null, meeting_minutes: null },
    ...{ next_meeting_at: null, call_url: null, call_closes_on: null, status: "proposed" },
    ...{ topics: [], opening_count: 0, proposed_by: null, approved_at: null, version: 3 },
    created_at: "2026-11-24T08:00:00Z",
  };
  const approved: Event = { ...stored, status: "approved", version: 4 };
  const moved: Event = { ...stored, place: "Olten", version: 4 };

  expect(baseOf(stored, approved)).toBe(approved);
  expect(baseOf(stored, moved)).toBe(stored);
});
