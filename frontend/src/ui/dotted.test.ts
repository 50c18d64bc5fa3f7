import { expect, test } from "vitest";
import { dotted } from "./dotted";

test("what is missing leaves no dot, and short facts stay whole", () => {
  const line = dotted(["Article", "", null, "The Long Name of a Magazine", "2 days ago"]);

  expect(line).toBe("Article\u00a0· The Long Name of a Magazine\u00a0· 2\u00a0days\u00a0ago");
});
