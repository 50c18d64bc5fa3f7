/** Texts in several languages while somebody edits them. */

export type Texts = Readonly<Record<string, string>>;

/** Without the languages that say nothing: the API stores no empty texts. */
export function withoutBlanks(texts: Texts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
}

/** The languages in which at least one of these says something. */
export function languagesOf(...all: Texts[]): Set<string> {
  return new Set(all.flatMap((texts) => Object.keys(withoutBlanks(texts))));
}

/** The text to translate from: the first other language that has one. */
export function otherText(texts: Texts, language: string) {
  const other = Object.entries(withoutBlanks(texts)).find(([code]) => code !== language);
  return other ? { language: other[0], text: other[1] } : null;
}

/** A number as people write it here (1’250,5) as the API reads it (1250.5); null when left empty. */
export function decimalOf(text: string): string | null {
  return text.replaceAll(/['’\s]/g, "").replace(",", ".") || null;
}
