import { expect, test } from "vitest";
import type { Today } from "./queries";
import { withoutItem } from "./useReact";

const item = (id: string) => ({ id }) as Today["items"][number];
const day = (...ids: string[]) => ({ items: ids.map(item), is_finished: false }) as Today;

test("what is acted upon leaves and nothing pushes in", () => {
  expect(withoutItem(day("a", "b"), "a")).toEqual(day("b"));
});

test("with the last one the day is finished", () => {
  expect(withoutItem(day("a"), "a").is_finished).toBe(true);
});
