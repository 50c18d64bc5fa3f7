/** The catalogues say the same in all languages, each in the spelling of Switzerland. */
import type { Messages } from "@lingui/core";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "./languages";

const catalogs = import.meta.glob<{ messages: Messages }>("../locales/*.po", { eager: true });

type Part = string | readonly unknown[];

/** A compiled message as one text, all its plural forms one after the other. */
function wording(parts: Part): string {
  if (typeof parts === "string") return parts;
  return parts.map((part) => (typeof part === "string" ? part : argument(part as Part))).join("");
}

function argument(part: Part): string {
  const [name, type, forms] = part as [string, string?, Record<string, Part>?];
  if (typeof forms !== "object") return `{${name}}`;
  const said = Object.values(forms).filter((form) => typeof form !== "number");
  return `{${name}, ${type}}${said.map(wording).join(" | ")}`;
}

/** What the screens put in: values, a plural in one language or not, and tags around links. */
function places(text: string): string[] {
  return [...new Set(text.match(/\{\w+|<\/?\d+\/?>/g))].sort();
}

function texts(locale: string): [string, string][] {
  const { messages } = catalogs[`../locales/${locale}.po`] ?? { messages: {} };
  return Object.entries(messages).map(([id, message]) => [id, wording(message as Part)]);
}

const english = new Map(texts("en"));
const NOTHING: RegExp[] = [];
// What nobody writes in Switzerland, or at all, in print.
const FAULTS: Record<string, RegExp[]> = {
  en: [/[«»]/],
  de: [/ß/, /['"„“”]/, /« | »/, /!/],
  fr: [/ß/, /['"“”]/, /[^\u202f][;?!»]/, /«[^\u202f]/, /[^\u00a0]:(?!\/\/)/, /!/],
  it: [/ß/, /['"“”]/, /« | »/, /!/],
};

describe.each(LANGUAGES)("$name", ({ code, locale }) => {
  test("has all messages", () => {
    expect(english.size).toBeGreaterThan(400);
    expect(texts(locale).filter(([, text]) => !text)).toEqual([]);
    expect(texts(locale).map(([id]) => id)).toEqual([...english.keys()]);
  });

  test("puts the same values and tags into each message", () => {
    const other = texts(locale).filter(
      ([id, text]) => `${places(text)}` !== `${places(english.get(id) ?? "")}`,
    );

    expect(other).toEqual([]);
  });

  test("is spelled as in Switzerland", () => {
    const found = texts(locale).filter(([, text]) =>
      (FAULTS[code] ?? NOTHING).some((fault) => fault.test(text)),
    );

    expect(found).toEqual([]);
  });
});
