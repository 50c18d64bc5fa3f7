/** A topic as its form holds it, and as the API takes it. */
import type { Schemas } from "../../api/client";
import type { Topic } from "../../api/queries";
import { type Texts, withoutBlanks } from "./texts";

export interface FactDraft {
  /** Only for the list on the screen: facts have no identity of their own. */
  key: number;
  text: Texts;
  source: string;
  source_url: string;
  date: string;
}

export interface TopicDraft {
  parent_id: string | null;
  names: Texts;
  keywords: Readonly<Record<string, readonly string[]>>;
  stance: Texts;
  facts: readonly FactDraft[];
  avoid: Texts;
  skills: readonly { id: string; label: string }[];
}

type TopicInput = Required<Omit<Schemas["TopicCreate"], "position">>;

export type Stored = Pick<Topic, Exclude<keyof TopicDraft, "facts"> | "facts">;

export const EMPTY_TOPIC: Stored = {
  parent_id: null,
  names: {},
  keywords: {},
  stance: {},
  facts: [],
  avoid: {},
  skills: [],
};

let lastKey = 0;

export function newFact(): FactDraft {
  lastKey += 1;
  return { key: lastKey, text: {}, source: "", source_url: "", date: "" };
}

export function toDraft({ facts, ...topic }: Stored): TopicDraft {
  return {
    ...topic,
    facts: facts.map(({ text, source, source_url, date }) => ({
      ...newFact(),
      text,
      source: source ?? "",
      source_url: source_url ?? "",
      date: date ?? "",
    })),
  };
}

export function toInput(draft: TopicDraft): TopicInput {
  return {
    parent_id: draft.parent_id,
    names: withoutBlanks(draft.names),
    keywords: Object.fromEntries(
      Object.entries(draft.keywords)
        .filter(([, words]) => words.length > 0)
        .map(([language, words]) => [language, [...words]]),
    ),
    stance: withoutBlanks(draft.stance),
    facts: draft.facts.map(factInput).filter((fact) => fact !== null),
    avoid: withoutBlanks(draft.avoid),
    skill_ids: draft.skills.map(({ id }) => id),
  };
}

/** A fact left wholly empty is no fact. */
function factInput({ text, source, source_url, date }: FactDraft) {
  const fact = {
    text: withoutBlanks(text),
    source: source.trim() || null,
    source_url: source_url.trim() || null,
    date: date || null,
  };
  const isEmpty = Object.keys(fact.text).length === 0;
  return isEmpty && !fact.source && !fact.source_url && !fact.date ? null : fact;
}
