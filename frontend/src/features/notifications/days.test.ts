import { expect, test } from "vitest";
import { byDay } from "./days";

test("what belongs to a day stands together, in the order it came", () => {
  const items = ["2026-11-28T09", "2026-11-28T08", "2026-11-27T23"].map((created_at) => ({
    created_at,
  }));

  const days = byDay(items, (iso) => iso.slice(0, 10));

  expect(days).toEqual([
    { day: "2026-11-28", items: items.slice(0, 2) },
    { day: "2026-11-27", items: items.slice(2) },
  ]);
  expect(byDay([], String)).toEqual([]);
});
