/** The organization while somebody edits it, and what of it changed. */
import type { Schemas } from "../../api/client";
import type { Organization } from "./queries";

/** A value being entered; without a key it is new. */
export interface DraftValue {
  id: string;
  key: string | null;
  names: Record<string, string>;
}

export interface OrganizationDraft {
  name: string;
  languages: string[];
  default_language: string;
  time_zone: string;
  minimum_group_size: string;
  values: DraftValue[];
}

export function draftOf(organization: Organization): OrganizationDraft {
  const { name, languages, default_language, time_zone, values } = organization;
  return {
    name,
    languages,
    default_language,
    time_zone,
    minimum_group_size: String(organization.minimum_group_size),
    values: values.map(({ key, names }) => ({ id: key, key, names })),
  };
}

function inputOf({ values, minimum_group_size, name, ...rest }: OrganizationDraft) {
  return {
    ...rest,
    name: name.trim(),
    minimum_group_size: Number(minimum_group_size),
    values: valuesOf(values),
  };
}

/** Only what differs is sent: the rest is left to whoever else is editing. */
export function changesTo(stored: Organization, draft: OrganizationDraft) {
  const before: Record<string, unknown> = inputOf(draftOf(stored));
  return Object.fromEntries(
    Object.entries(inputOf(draft)).filter(
      ([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value),
    ),
  ) as Schemas["OrganizationUpdate"];
}

const LONGEST_KEY = 36;

/** A key as the API takes it: «Mut & Tatkraft» becomes mut-tatkraft. */
function slug(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, "")
    .split(/[\s-]+/)
    .filter(Boolean)
    .join("-")
    .slice(0, LONGEST_KEY)
    .replace(/-$/, "");
}

/** Without blank ones; each new value gets a key from its first name that no other has. */
export function valuesOf(values: readonly DraftValue[]): Schemas["Value"][] {
  const taken = new Set(values.map(({ key }) => key));
  return values.flatMap(({ key, names }) => {
    const written = Object.fromEntries(
      Object.entries(names)
        .map(([language, text]) => [language, text.trim()] as const)
        .filter(([, text]) => text !== ""),
    );
    const first = Object.values(written)[0];
    if (first === undefined) return [];
    return [{ key: key ?? freeKey(slug(first) || "value", taken), names: written }];
  });
}

function freeKey(wanted: string, taken: Set<string | null>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count += 1) key = `${wanted}-${count}`;
  taken.add(key);
  return key;
}
