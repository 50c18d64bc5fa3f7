import { expect, test, vi } from "vitest";
import { everything, ifMatch } from "./client";

test("everything reads page after page until the list ends", async () => {
  const read = vi
    .fn()
    .mockResolvedValueOnce({ data: { items: [1, 2], next_cursor: "two" } })
    .mockResolvedValueOnce({ data: { items: [3], next_cursor: null } });

  const items = await everything<number>(read);

  expect(items).toEqual([1, 2, 3]);
  expect(read.mock.calls).toEqual([[{ limit: 100 }], [{ limit: 100, cursor: "two" }]]);
});

test("everything throws what the API answers", async () => {
  const problem = { code: "forbidden", status: 403 };

  await expect(everything(async () => ({ error: problem }))).rejects.toBe(problem);
});

test("a version becomes a strong entity tag", () => {
  expect(ifMatch(7)).toEqual({ "If-Match": '"7"' });
});
