/** Texts in several languages, and the difference that a save sends. */
import { expect, test } from "vitest";
import { changesOf } from "../../ui/useDraft";
import { decimalOf, languagesOf, otherText, withoutBlanks } from "./texts";

test("texts without words are not sent", () => {
  expect(withoutBlanks({ de: " Wärme ", fr: "", en: "  " })).toEqual({ de: "Wärme" });
});

test("a language counts as written when one of the texts is", () => {
  expect(languagesOf({ de: "Wärme", fr: " " }, { en: "Heat" })).toEqual(new Set(["de", "en"]));
});

test("the text to translate from is one in another language", () => {
  expect(otherText({ fr: "Chaleur", de: "Wärme" }, "fr")).toEqual({
    language: "de",
    text: "Wärme",
  });
  expect(otherText({ fr: "Chaleur", de: "" }, "fr")).toBeNull();
});

test("only what differs is sent", () => {
  const before = { names: { de: "Wärme" }, skill_ids: ["a"], parent_id: null };
  const after = { names: { de: "Abwärme" }, skill_ids: ["a"], parent_id: null };

  expect(changesOf(before, after)).toEqual({ names: { de: "Abwärme" } });
});

test.each([
  ["1’250,5", "1250.5"],
  ["1'250.50", "1250.50"],
  [" 12 000 ", "12000"],
  ["", null],
  ["viel", "viel"],
])("the number %j is sent as %j", (typed, sent) => {
  expect(decimalOf(typed)).toBe(sent);
});
