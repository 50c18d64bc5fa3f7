import { expect, test, vi } from "vitest";
import { speak } from "../i18n/languages";
import { client, everything, ifMatch } from "./client";

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

test("the API is asked for the language of the app", async () => {
  const fetch = vi.fn(async (_request: Request) => Response.json(null));
  await speak("en");

  await client.GET("/api/v1/me", { baseUrl: "http://localhost", fetch });

  expect(fetch.mock.calls[0]?.[0].headers.get("Accept-Language")).toBe("en");
});

test("a version becomes a strong entity tag", () => {
  expect(ifMatch(7)).toEqual({ "If-Match": '"7"' });
});
