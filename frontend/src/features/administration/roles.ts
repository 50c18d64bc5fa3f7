/** The roles that an administrator gives, and what each is good for. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "../../api/client";

export type GrantedRole = Schemas["GrantedRole"];

interface RoleWords {
  name: MessageDescriptor;
  meaning: MessageDescriptor;
}

export const ROLES: Record<GrantedRole, RoleWords> = {
  lead: {
    name: msg`Program lead`,
    meaning: msg`Curates suggestions, looks after sources, topics and goals.`,
  },
  mentor: { name: msg`Mentor`, meaning: msg`Accompanies others on their first steps.` },
  finance: { name: msg`Finance`, meaning: msg`Looks after budgets and expenses.` },
  admin: {
    name: msg`Administrator`,
    meaning: msg`Looks after people, teams, settings and operations.`,
  },
};

export const GRANTED = Object.keys(ROLES) as GrantedRole[];

export function isGranted(role: string): role is GrantedRole {
  return role in ROLES;
}
