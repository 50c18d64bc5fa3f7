/** How keys are told apart, and when one is about to end. */
import { expect, test } from "vitest";
import type { Key } from "./queries";
import { daysLeft, handleOf, networksIn } from "./words";

const KEY: Key = {
  id: "1",
  prefix: "fsp_01939c3e7a5b7c3d8e215f0d6a4b9c11.4be1a9c0",
  scopes: ["suggestions:read"],
  state: "active",
  created_at: "2026-11-01T08:00:00Z",
  expires_at: "2026-12-31T08:00:00Z",
  last_used_at: null,
  revoked_at: null,
  ends_soon: false,
};

test("a key is told by what follows its organization", () => {
  expect(handleOf(KEY)).toBe("…\u20604be1a9c0");
});

test("the days that a key still works are counted up to its last", () => {
  const left = (now: string) => daysLeft(KEY, Date.parse(now));

  expect(left("2026-12-01T08:00:00Z")).toBe(30);
  expect(left("2026-12-30T09:00:00Z")).toBe(1);
  expect(left("2026-12-31T07:59:00Z")).toBe(1);
});

test("networks are told apart however they are typed", () => {
  expect(networksIn(" 192.0.2.0/24,\n2001:db8::/48 ")).toEqual(["192.0.2.0/24", "2001:db8::/48"]);
  expect(networksIn(" \n")).toEqual([]);
});
