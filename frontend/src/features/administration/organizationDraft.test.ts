import { expect, test } from "vitest";
import { changesTo, draftOf, valuesOf } from "./organizationDraft";
import type { Organization } from "./queries";

const stored: Organization = {
  id: "o1",
  name: "Firma AG",
  slug: "firma",
  languages: ["de", "en"],
  default_language: "de",
  time_zone: "Europe/Zurich",
  minimum_group_size: 5,
  values: [{ key: "mut", names: { de: "Mut" } }],
  version: 1,
};

test("nothing entered changes nothing", () => {
  expect(changesTo(stored, draftOf(stored))).toEqual({});
});

test("only what differs is sent", () => {
  const draft = { ...draftOf(stored), name: "Firma SA ", minimum_group_size: "8" };

  expect(changesTo(stored, draft)).toEqual({ name: "Firma SA", minimum_group_size: 8 });
});

test("a renamed value keeps its key, a new one gets one of its own, a blank one goes", () => {
  const values = [
    { id: "mut", key: "mut", names: { de: "Zivilcourage" } },
    { id: "1", key: null, names: { de: " ", en: "Mut" } },
    { id: "2", key: null, names: { de: "Nähe & Fürsorge" } },
    { id: "3", key: null, names: { de: "  " } },
  ];

  expect(valuesOf(values)).toEqual([
    { key: "mut", names: { de: "Zivilcourage" } },
    { key: "mut-2", names: { en: "Mut" } },
    { key: "nahe-fursorge", names: { de: "Nähe & Fürsorge" } },
  ]);
});
