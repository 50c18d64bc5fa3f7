/** What is entered of a briefing and what of it is sent. */
import { expect, test } from "vitest";
import { filledLines, toBriefing } from "./briefingInput";

function entered(fields: Record<string, string>): FormData {
  const values = new FormData();
  for (const [name, value] of Object.entries(fields)) values.set(name, value);
  return values;
}

test("empty lines are left out, and it stays known where the others stand", () => {
  const values = entered({
    ...{ "materials.0.title": " ", "materials.0.url": "" },
    ...{ "materials.1.title": "Plan", "materials.1.url": "https://plan.example" },
    "materials.2.url": "https://halle.example",
  });

  const lines = filledLines(values, 3);

  expect(lines).toEqual([1, 2]);
  expect(toBriefing(values, lines).materials).toEqual([
    { title: "Plan", url: "https://plan.example" },
    { title: "https://halle.example", url: "https://halle.example" },
  ]);
});

test("a title without an address is sent, so that it is asked for", () => {
  const values = entered({ "materials.0.title": "Plan" });

  expect(toBriefing(values, filledLines(values, 1)).materials).toEqual([
    { title: "Plan", url: "" },
  ]);
});

test("nobody knows how many are there when nothing is entered", () => {
  expect(toBriefing(entered({ audience_size: "" }), []).audience_size).toBeNull();
  expect(toBriefing(entered({ audience_size: "0" }), []).audience_size).toBe(0);
});
