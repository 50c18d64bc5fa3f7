/** How far a goal has come. */
import { expect, test } from "vitest";
import { phaseOf, progressOf } from "./progress";

test.each([
  ["from its beginning", { baseline: "160", current: "171", target: "220" }, 11 / 60],
  [
    "from zero when nobody said where it began",
    { baseline: null, current: "3", target: "12" },
    1 / 4,
  ],
  ["downwards", { baseline: "80", current: "60", target: "40" }, 1 / 2],
  ["backwards", { baseline: "10", current: "5", target: "20" }, -1 / 2],
  ["with nothing to gain", { baseline: "10", current: "10", target: "10" }, 1],
])("progress counts %s", (_name, numbers, share) => {
  expect(progressOf(numbers)).toBeCloseTo(share);
});

test("progress cannot be said without a figure or a target", () => {
  expect(progressOf({ baseline: "1", current: null, target: "3" })).toBeNull();
  expect(progressOf({ baseline: "1", current: "2", target: null })).toBeNull();
});

test.each([
  ["2026-11-22", "coming"],
  ["2026-11-23", "running"],
  ["2026-12-31", "running"],
  ["2027-01-01", "ended"],
])("on %s the goal is %s", (today, phase) => {
  expect(phaseOf({ starts_on: "2026-11-23", ends_on: "2026-12-31" }, today)).toBe(phase);
});
