/** Facts in a line, with dots between them. */

/** Up to here a fact is not broken: "2 days ago", "3 min". */
const SHORT = 16;

/** A dot never begins a line. */
export function dotted(facts: readonly (string | false | 0 | null | undefined)[]): string {
  return facts
    .filter((fact) => typeof fact === "string")
    .filter(Boolean)
    .map((fact) => (fact.length > SHORT ? fact : fact.replaceAll(" ", "\u00a0")))
    .join("\u00a0· ");
}
