import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { beforeEach, describe, expect, test } from "vitest";
import { firstLanguage, inLanguage, LANGUAGES, speak, spoken } from "./languages";

test.each([
  ["en", ["de-CH"], "en"],
  [null, ["pt-BR", "en-US", "de"], "en"],
  ["xx", ["de-AT"], "de"],
  ["it", ["de-CH"], "it"],
  [null, ["rm", "it-CH", "de"], "it"],
  [null, ["pt-BR"], "de"],
  [null, ["fr-CH", "de-CH"], "fr"],
  ["fr", ["de-CH"], "fr"],
] as const)("with %s stored and %s preferred it begins in %s", (stored, preferred, language) => {
  expect(firstLanguage(stored, preferred)).toBe(language);
});

describe("speak", () => {
  beforeEach(() => {
    const { locale, messages } = i18n;
    // Other tests share this module, and may have left English active without a catalogue.
    i18n.loadAndActivate({ locale: "und", messages: {} });
    return () => {
      localStorage.clear();
      document.documentElement.removeAttribute("lang");
      i18n.loadAndActivate({ locale, messages });
    };
  });

  test.each(LANGUAGES)("$name has a catalogue, and is what is spoken then", async (language) => {
    await speak(language.code);

    expect(spoken()).toBe(language.code);
    expect(document.documentElement.lang).toBe(language.locale);
    expect(firstLanguage()).toBe(language.code);
    expect(Object.keys(i18n.messages).length).toBeGreaterThan(0);
  });

  test("what was asked for last is spoken, whichever catalogue comes last", async () => {
    await speak("fr");
    const browsers = speak("en");
    await speak("fr");
    await browsers;

    expect(spoken()).toBe("fr");
  });

  test("words come from the catalogue", async () => {
    await speak("it");

    expect(i18n._(msg`Today`)).toBe("Oggi");
    expect(i18n._(msg({ message: "Save", context: "for later" }))).toBe("Salva");

    await speak("fr");

    expect(i18n._(msg`Today`)).toBe("Aujourd’hui");
    expect(i18n._(msg({ message: "Save", context: "for later" }))).toBe("Garder");
  });
});

test("a text falls back to a language that there is", () => {
  expect(inLanguage({ de: "Wärme", en: "Heat" }, "en")).toBe("Heat");
  expect(inLanguage({ de: "Wärme", fr: "Chaleur" }, "fr")).toBe("Chaleur");
  expect(inLanguage({ de: "Wärme" }, "it")).toBe("Wärme");
  expect(inLanguage({ fr: "Chaleur" }, "en")).toBe("Chaleur");
  expect(inLanguage({}, "en")).toBe("");
});
