/** Reads from an address what the API would otherwise refuse: ids, words, languages of contents. */
import { CONTENT_LANGUAGES } from "../i18n/languages";

type Raw = Record<string, unknown>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Of the named values, those that are ids. */
export function idsOf<Name extends string>(raw: Raw, ...names: Name[]) {
  const ids: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === "string" && ID.test(value)) ids[name] = value;
  }
  return ids;
}

/** What was typed there, as long as the API takes it; words that look like a number are one by now. */
export function wordsOf<Name extends string>(raw: Raw, name: Name, longest = 100) {
  const value = raw[name];
  const words = typeof value === "number" ? String(value) : value;
  const found: Partial<Record<Name, string>> = {};
  if (typeof words === "string" && words.trim()) found[name] = words.slice(0, longest);
  return found;
}

export function languageOf({ language }: Raw): { language?: string } {
  const known = CONTENT_LANGUAGES.find((one) => one === language);
  return known ? { language: known } : {};
}
