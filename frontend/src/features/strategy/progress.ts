/** How far a goal has come. */

interface Numbers {
  baseline: string | null;
  current: string | null;
  target: string | null;
}

/** The share of the way from where it began to the target, also downwards; null: cannot be said. */
export function progressOf({ baseline, current, target }: Numbers): number | null {
  if (current === null || target === null) return null;
  const start = Number(baseline ?? 0);
  const way = Number(target) - start;
  if (way === 0) return Number(current) === start ? 1 : null;
  return (Number(current) - start) / way;
}

type Phase = "coming" | "running" | "ended";

export function phaseOf(
  { starts_on, ends_on }: { starts_on: string; ends_on: string },
  today: string,
): Phase {
  if (starts_on > today) return "coming";
  return ends_on < today ? "ended" : "running";
}
