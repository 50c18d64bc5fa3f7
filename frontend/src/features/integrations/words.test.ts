/** How keys are told apart, and when one is about to end. */
import { expect, test } from "vitest";
import type { Key } from "./queries";
import { endsSoon, handleOf } from "./words";

const KEY: Key = {
  id: "1",
  prefix: "fsp_01939c3e7a5b7c3d8e215f0d6a4b9c11.4be1a9c0",
  scopes: ["suggestions:read"],
  state: "active",
  created_at: "2026-11-01T08:00:00Z",
  expires_at: "2026-12-31T08:00:00Z",
  last_used_at: null,
  revoked_at: null,
};

test("a key is told by what follows its organization", () => {
  expect(handleOf(KEY)).toBe("…\u20604be1a9c0");
});

test("a key ends soon in its last thirty days, unless it has ended", () => {
  const early = Date.parse("2026-11-30T08:00:00Z");
  const late = Date.parse("2026-12-02T08:00:00Z");

  expect(endsSoon(KEY, early)).toBe(false);
  expect(endsSoon(KEY, late)).toBe(true);
  expect(endsSoon({ ...KEY, state: "revoked" }, late)).toBe(false);
});
