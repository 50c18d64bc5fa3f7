import { expect, test } from "vitest";
import { groupsOf, type Hit } from "./hits";
import { readSearch } from "./search";

test("the address says what is looked for, also when it is a number", () => {
  expect(readSearch({ q: 2026, kind: "event", other: "x" })).toEqual({ q: "2026", kind: "event" });
  expect(readSearch({ q: "  ", kind: "rocket" })).toEqual({});
  expect(readSearch({ q: "x".repeat(900) }).q).toHaveLength(200);
});

test("what is found stands in groups, the nearest kind first", () => {
  const hit = (kind: Hit["kind"], id: string) => ({ kind, id }) as Hit;
  const found = [hit("kudos", "1"), hit("topic", "2"), hit("kudos", "3")];

  expect(groupsOf(found)).toEqual([
    ["kudos", [found[0], found[2]]],
    ["topic", [found[1]]],
  ]);
});
