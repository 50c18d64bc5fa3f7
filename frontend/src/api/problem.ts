/** What the API refused and why, in the shape that screens need: fields, code, trace. */
import type { Schemas } from "./client";

export type Problem = Schemas["Problem"];

/** The problem in a thrown value; null when the API was not reached or did not answer in its own words. */
export function asProblem(error: unknown): Problem | null {
  if (typeof error !== "object" || error === null) return null;
  const { code, status } = error as Partial<Problem>;
  return typeof code === "string" && typeof status === "number" ? (error as Problem) : null;
}

export interface FieldFault {
  code: string;
  detail: string;
}

/** The name of a field as forms use it: `#/facts/0/text/de` becomes `facts.0.text.de`. */
export function fieldName(pointer: string): string {
  return pointer
    .replace(/^#?\//, "")
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

/** What a pointer to no field in particular says: the parts do not fit together. */
const WHOLE = "#";

/** The first fault of each field. */
export function fieldFaults(error: unknown): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const { pointer, code, detail } of asProblem(error)?.errors ?? []) {
    if (pointer && pointer !== WHOLE) faults[fieldName(pointer)] ??= { code, detail };
  }
  return faults;
}

/** What is wrong with the whole rather than with one field. */
export function wholeFault(error: unknown): FieldFault | undefined {
  return asProblem(error)?.errors.find(({ pointer }) => pointer === WHOLE);
}

/** Longer than this nobody is left before a skeleton: a message says how long it takes. */
const PATIENCE = 10;

/** Whether trying again soon, without changing anything, may help. */
export function isPassing(error: unknown): boolean {
  const problem = asProblem(error);
  if (problem === null) return true;
  const passes = problem.status >= 500 || problem.status === 429;
  return passes && (problem.retry_after ?? 0) <= PATIENCE;
}

/** Milliseconds before the next try: what the API asks for, else a little longer each time. */
export function retryDelay(count: number, error: unknown): number {
  const seconds = asProblem(error)?.retry_after;
  return seconds ? seconds * 1000 : 1000 * 2 ** count;
}

/** Somebody else changed the same object in the meantime. */
export function isStale(error: unknown): boolean {
  return asProblem(error)?.status === 412;
}
