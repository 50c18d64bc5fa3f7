/** A person as a form enters them, and what of it changed. */
import type { Employee } from "./queries";
import { type GrantedRole, isGranted } from "./roles";

export interface PersonInput {
  given_name: string;
  family_name: string;
  email: string | null;
  job_title: string;
  team_id: string | null;
  manager_id: string | null;
  language: string;
  roles: GrantedRole[];
}

export function inputOf({ administration, job_title, team }: Employee): PersonInput {
  const { given_name, family_name, email, manager, language, roles } = administration;
  return {
    given_name,
    family_name,
    email,
    job_title,
    team_id: team?.id ?? null,
    manager_id: manager?.id ?? null,
    language,
    roles: roles.filter(isGranted).toSorted(),
  };
}

/** Only what differs is sent: the rest is left to whoever else is editing. Roles go another way. */
export function changesTo(person: Employee, { roles, ...input }: PersonInput) {
  const before: Record<string, unknown> = { ...inputOf(person) };
  const body = Object.fromEntries(
    Object.entries(input).filter(([field, value]) => before[field] !== value),
  );
  const isSame = String(before.roles) === String(roles.toSorted());
  return { body, roles: isSame ? undefined : roles };
}
