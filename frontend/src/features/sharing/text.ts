/** What is made of own words: the disclosure first, and how much a network shows at first sight. */

/** The sentence stands at the start, so that it is read before what it is about. */
export function composed(disclosure: string, words: string): string {
  return [disclosure.trim(), words.trim()].filter(Boolean).join("\n\n");
}

/** The text cut where the network hides the rest, never within a word or a sign. */
export function folded(text: string, after: number | null): { shown: string; isCut: boolean } {
  const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  if (after === null || signs.length <= after) return { shown: text, isCut: false };
  const start = signs
    .slice(0, after)
    .map(({ segment }) => segment)
    .join("");
  return { shown: start.replace(/\s+\S*$/u, ""), isCut: true };
}
