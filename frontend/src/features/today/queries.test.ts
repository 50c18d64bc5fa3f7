import { expect, test } from "vitest";
import { type Today, withoutItem } from "./queries";

const item = (id: string) => ({ id }) as Today["items"][number];
const today = {
  day: "2026-11-23",
  items: [item("a"), item("b")],
  remaining: 2,
  is_finished: false,
};

test("what is acted upon leaves and nothing pushes in", () => {
  const after = withoutItem({ ...today, has_more: true }, "a");

  expect(after.items).toEqual([item("b")]);
  expect(after.is_finished).toBe(false);
});

test("with the last one the day is finished", () => {
  const after = withoutItem({ ...today, items: [item("a")], has_more: false }, "a");

  expect(after.is_finished).toBe(true);
});
