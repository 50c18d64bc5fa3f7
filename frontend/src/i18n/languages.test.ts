import { expect, test } from "vitest";
import { firstLanguage, inLanguage } from "./languages";

test.each([
  ["en", ["de-CH"], "en"],
  [null, ["pt-BR", "en-US", "de"], "en"],
  ["xx", ["de-AT"], "de"],
  [null, ["pt-BR"], "de"],
  [null, ["fr-CH", "de-CH"], "fr"],
  ["fr", ["de-CH"], "fr"],
] as const)("with %s stored and %s preferred it begins in %s", (stored, preferred, language) => {
  expect(firstLanguage(stored, preferred)).toBe(language);
});

test("a text falls back to a language that there is", () => {
  expect(inLanguage({ de: "Wärme", en: "Heat" }, "en")).toBe("Heat");
  expect(inLanguage({ de: "Wärme", fr: "Chaleur" }, "fr")).toBe("Chaleur");
  expect(inLanguage({ de: "Wärme" }, "it")).toBe("Wärme");
  expect(inLanguage({ fr: "Chaleur" }, "en")).toBe("Chaleur");
  expect(inLanguage({}, "en")).toBe("");
});
