import { describe, expect, test } from "vitest";
import { changes, dayOf, draftOf, isChanged, momentOf } from "./draft";
import type { Suggestion } from "./search";

const suggestion = {
  id: "s",
  kind: "share",
  title: "Heat",
  summary: "",
  language: "de",
  topics: [{ id: "t", name: "Energy", words: ["heat"], is_proposed: true }],
  goal: null,
  wordings: [],
  valid_from: null,
  valid_until: null,
  version: 1,
} as unknown as Suggestion;

const edited = (part: Partial<ReturnType<typeof draftOf>>) =>
  changes({ ...draftOf(suggestion), ...part }, suggestion);

describe("changes", () => {
  test("are none at first", () => {
    expect(isChanged(edited({}))).toBe(false);
  });

  test("hold only what differs", () => {
    expect(edited({ title: "Warmth", goalId: "g" })).toEqual({ title: "Warmth", goal_id: "g" });
  });

  test("an emptied choice becomes null", () => {
    expect(edited({ language: "" })).toEqual({ language: null });
  });

  test("an empty wording is no change", () => {
    expect(edited({ wordings: [{ language: "de", text: "  " }] })).toEqual({});
  });

  test("proposed topics are in until taken out", () => {
    expect(draftOf(suggestion).topicIds).toEqual(["t"]);
    expect(edited({ topicIds: [] })).toEqual({ topic_ids: [] });
  });
});

test("a day becomes its first or last moment and back", () => {
  const from = momentOf("2026-03-29", "start");
  const until = momentOf("2026-03-29", "end");

  expect(from && until && from < until).toBe(true);
  expect([dayOf(from), dayOf(until)]).toEqual(["2026-03-29", "2026-03-29"]);
  expect(momentOf("", "end")).toBeNull();
});
