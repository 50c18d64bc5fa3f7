import { expect, test } from "vitest";
import { emphasized, named } from "./reasonWords";

const marked = (text: string, ...names: string[]) =>
  emphasized(text, names)
    .map((part) => (part.isName ? `[${part.text}]` : part.text))
    .join("");

test("names are set off where they stand", () => {
  const text = "Deine Stärke Messtechnik × unser Thema Wärmepumpen";

  expect(marked(text, "Messtechnik", "Wärmepumpen")).toBe(
    "Deine Stärke [Messtechnik] × unser Thema [Wärmepumpen]",
  );
});

test("of two names at one place the longer counts", () => {
  expect(marked("Du folgst Daten und KI", "Daten", "Daten und KI")).toBe(
    "Du folgst [Daten und KI]",
  );
});

test("names that do not stand in the sentence change nothing", () => {
  expect(marked("Ganz neu heute", "Daten", "")).toBe("Ganz neu heute");
});

test("what can be corrected is named once", () => {
  const topic = { id: "t", name: "Wärmepumpen" };
  const skill = { id: "s", label: "Messtechnik" };

  const found = named([
    { skill, topic },
    { skill: null, topic },
  ]);

  expect(found).toEqual({ skills: [skill], topics: [topic] });
});
