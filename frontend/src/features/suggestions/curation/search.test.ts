import { describe, expect, test } from "vitest";
import { afterLeaving, asQuery, filterCount, neighbor, readSearch } from "./search";

describe("readSearch", () => {
  test("leaves out what makes no sense", () => {
    expect(readSearch({ status: "lost", source: "", q: 2026, page: "3" })).toEqual({ q: "2026" });
  });

  test("keeps a status that is not the first", () => {
    expect(
      readSearch({ status: "archived", topic: "01a23183-4f70-73ee-8868-026c765c6c0d" }),
    ).toEqual({
      status: "archived",
      topic: "01a23183-4f70-73ee-8868-026c765c6c0d",
    });
    expect(readSearch({ status: "proposed" })).toEqual({});
  });
});

test("the filters go to the API by its names", () => {
  expect(asQuery({ source: "s", q: "heat", open: "x" })).toEqual({
    status: "proposed",
    limit: 50,
    source_id: "s",
    q: "heat",
  });
});

test("status and what is open are no filters", () => {
  expect(filterCount({ status: "archived", open: "x", topic: "t", q: "heat" })).toBe(2);
});

describe("neighbor", () => {
  const ids = ["a", "b", "c"];

  test.each([
    ["a", 1, "b"],
    ["c", 1, "c"],
    ["b", -1, "a"],
    ["a", -1, "a"],
    [undefined, 1, "a"],
    ["gone", -1, "a"],
  ] as const)("of %s by %i is %s", (id, step, expected) => {
    expect(neighbor(ids, id, step)).toBe(expected);
  });

  test("there is none in an empty list", () => {
    expect(neighbor([], "a", 1)).toBeUndefined();
  });
});

describe("afterLeaving", () => {
  const ids = ["a", "b", "c", "d"];

  test.each([
    ["b", ["b"], "c"],
    ["b", ["b", "c"], "d"],
    ["d", ["d"], "c"],
    ["a", ["b"], "c"],
    ["d", ["a", "b", "c", "d"], undefined],
  ])("from %s without %j it goes to %s", (id, leaving, expected) => {
    expect(afterLeaving(ids, id, new Set(leaving))).toBe(expected);
  });
});
