/** What reasons say: the names that stand in their sentences, and what of it can be corrected. */
import type { Reason } from "./corrections";

export interface Part {
  text: string;
  isName: boolean;
  at: number;
}

export function emphasized(text: string, names: readonly string[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const next = firstName(text, at, names);
    const end = next?.start ?? text.length;
    if (end > at) parts.push({ text: text.slice(at, end), isName: false, at });
    if (next) parts.push({ text: next.name, isName: true, at: next.start });
    at = next ? next.start + next.name.length : text.length;
  }
  return parts;
}

/** The name that comes first from a place on; of two at one place the longer. */
function firstName(text: string, from: number, names: readonly string[]) {
  const found = names
    .map((name) => ({ name, start: name ? text.indexOf(name, from) : -1 }))
    .filter(({ start }) => start >= 0)
    .toSorted((one, other) => one.start - other.start || other.name.length - one.name.length);
  return found[0];
}

/** The skills and topics that reasons speak of, each once. */
export function named(reasons: readonly Pick<Reason, "skill" | "topic">[]) {
  const skills = new Map(reasons.flatMap(({ skill }) => (skill ? [[skill.id, skill]] : [])));
  const topics = new Map(reasons.flatMap(({ topic }) => (topic ? [[topic.id, topic]] : [])));
  return { skills: [...skills.values()], topics: [...topics.values()] };
}
