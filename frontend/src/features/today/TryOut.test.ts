import { expect, test } from "vitest";
import { withChoice } from "./TryOut";

test("a third topic takes the place of the eldest", () => {
  expect(withChoice(["a", "b"], "c", true)).toEqual(["b", "c"]);
});

test("a topic let go leaves the others", () => {
  expect(withChoice(["a", "b"], "a", false)).toEqual(["b"]);
});
