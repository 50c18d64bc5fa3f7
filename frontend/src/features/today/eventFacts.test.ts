import { expect, test } from "vitest";
import { type EventFacts, offer } from "./eventFacts";

const opening = (
  fields: Partial<EventFacts["openings"][number]>,
): EventFacts["openings"][number] => ({
  id: "1",
  part: "speaker",
  effort_hours: null,
  covers: [],
  closes_on: null,
  ...fields,
});

test("parts are told together: from the least hours to the most, each thing covered once", () => {
  const openings = [
    opening({ effort_hours: "12.5", covers: ["ticket", "travel"], closes_on: "2027-02-01" }),
    opening({ part: "attendee", effort_hours: "8.0", covers: ["ticket"] }),
  ];

  expect(offer({ openings, call_closes_on: "2027-01-15" })).toEqual({
    parts: ["speaker", "attendee"],
    hours: [8, 12.5],
    covers: ["ticket", "travel"],
    lastDay: "2027-01-15",
  });
});

test("what nobody has said is left out", () => {
  const nothing = { parts: [], hours: [], covers: [], lastDay: null };

  expect(offer({ openings: [], call_closes_on: null })).toEqual(nothing);
});
