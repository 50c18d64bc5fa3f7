/** The languages of the app. A further one is a catalogue in `locales/` and a line here. */
import { i18n } from "@lingui/core";

export const LANGUAGES = [
  { code: "de", locale: "de-CH", name: "Deutsch" },
  { code: "fr", locale: "fr-CH", name: "Français" },
  { code: "it", locale: "it-CH", name: "Italiano" },
  { code: "en", locale: "en", name: "English" },
] as const;

/** The languages that contents may have. */
export const CONTENT_LANGUAGES = ["de", "fr", "it", "en"] as const;

export type LanguageCode = (typeof LANGUAGES)[number]["code"];

const STORED = "fuersprech.language";
const catalogs = import.meta.glob<{ messages: Parameters<typeof i18n.load>[1] }>("../locales/*.po");

function known(code: string | null | undefined): LanguageCode | null {
  const short = code?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language.code === short)?.code ?? null;
}

/** The language to begin with: chosen here before, else the first of the browser's that we speak. */
export function firstLanguage(
  stored = localStorage.getItem(STORED),
  preferred = navigator.languages,
): LanguageCode {
  return known(stored) ?? preferred.map(known).find((code) => code !== null) ?? "de";
}

/** What was asked for last: the browser's language and the person's are loaded side by side. */
let wanted = "";

export async function speak(code: string): Promise<void> {
  const language = LANGUAGES.find((one) => one.code === known(code)) ?? LANGUAGES[0];
  localStorage.setItem(STORED, language.code);
  document.documentElement.lang = language.locale;
  wanted = language.locale;
  if (i18n.locale === language.locale) return;
  const load = catalogs[`../locales/${language.locale}.po`];
  if (!load) throw new Error(`No catalogue for ${language.locale}`);
  const { messages } = await load();
  if (wanted === language.locale) i18n.loadAndActivate({ locale: language.locale, messages });
}

/** The language spoken now. */
export function spoken(): LanguageCode {
  return LANGUAGES.find((language) => language.locale === i18n.locale)?.code ?? "de";
}

/** The name of a language in the one spoken now, as it stands within a sentence. */
export function languageName(code: string): string {
  return new Intl.DisplayNames([i18n.locale], { type: "language" }).of(code) ?? code;
}

/** The same where it stands alone, as in a list to choose from. */
export function languageLabel(code: string): string {
  const name = languageName(code);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

type Texts = Readonly<Record<string, string>>;

/** A text in the language asked for, else in one that there is. */
export function inLanguage(texts: Texts | null | undefined, code: string): string {
  if (!texts) return "";
  return texts[code] ?? texts.de ?? texts.en ?? Object.values(texts)[0] ?? "";
}
