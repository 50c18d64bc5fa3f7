/** Topics and goals on their way from the API into a form and back. */
import { expect, test } from "vitest";
import * as goal from "./goalDraft";
import * as topic from "./topicDraft";

const FACT = { text: { de: "Ein Fakt" }, source: null, source_url: null, date: "2026-05-20" };

test("a topic comes back from its form as it was", () => {
  const stored = {
    ...topic.EMPTY_TOPIC,
    names: { de: "Wärme" },
    keywords: { de: ["Abwärme"] },
    facts: [FACT],
    skills: [{ id: "a", label: "Akustik" }],
  };

  expect(topic.toInput(topic.toDraft(stored))).toEqual({
    parent_id: null,
    names: { de: "Wärme" },
    keywords: { de: ["Abwärme"] },
    stance: {},
    facts: [FACT],
    avoid: {},
    skill_ids: ["a"],
  });
});

test("empty facts and keywords are left out, a fact without its text is not", () => {
  const draft = topic.toDraft(topic.EMPTY_TOPIC);
  const half = { ...topic.newFact(), source: " BFE " };

  const input = topic.toInput({
    ...draft,
    keywords: { de: [], en: ["heat"] },
    facts: [topic.newFact(), half],
  });

  expect(input.keywords).toEqual({ en: ["heat"] });
  expect(input.facts).toEqual([{ text: {}, source: "BFE", source_url: null, date: null }]);
});

test("a goal shows its figures without idle zeros and clears emptied ones", () => {
  const stored = {
    ...goal.newGoal(new Date(2026, 10, 23)),
    baseline: "38.0000",
    current: "1250.5",
  };

  const draft = goal.toDraft({ ...stored, target: "100" });

  expect([draft.baseline, draft.current, draft.target]).toEqual(["38", "1250.5", "100"]);
  expect(goal.toInput({ ...draft, baseline: "" }).baseline).toBeNull();
});

test("a new goal lasts for twelve months", () => {
  const { starts_on, ends_on } = goal.newGoal(new Date(2026, 10, 23));

  expect([starts_on, ends_on]).toEqual(["2026-11-23", "2027-11-22"]);
});
