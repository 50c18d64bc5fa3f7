/** What was done and to which field, in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Schemas } from "../../api/client";

export type AuditAction = Schemas["AuditAction"];

export const ACTIONS: Readonly<Record<AuditAction, MessageDescriptor>> = {
  "person.created": msg`Person added`,
  "person.changed": msg`Person changed`,
  "person.deactivated": msg`Person deactivated`,
  "person.reactivated": msg`Person active again`,
  "role.granted": msg`Role given`,
  "role.withdrawn": msg`Role taken away`,
  "sign_in_link.issued": msg`Link for signing in made`,
  "team.created": msg`Team added`,
  "team.changed": msg`Team changed`,
  "team.deleted": msg`Team deleted`,
  "organization.changed": msg`Organization changed`,
  "service_account.created": msg`Tool added`,
  "service_account.changed": msg`Tool changed`,
  "service_account.deleted": msg`Tool deleted`,
  "service_key.created": msg`Key made`,
  "service_key.rotated": msg`Key replaced`,
  "service_key.revoked": msg`Key revoked`,
};

export const ACTION_NAMES = Object.keys(ACTIONS) as AuditAction[];

export function isAction(text: unknown): text is AuditAction {
  return typeof text === "string" && text in ACTIONS;
}

/** Fields as the screens name them; one that is not known here keeps its own name. */
export const FIELDS: Readonly<Record<string, MessageDescriptor>> = {
  contact: msg`Whom to ask about it`,
  default_language: msg`Default language`,
  email: msg`E-mail`,
  expires_at: msg`Works until`,
  family_name: msg`Family name`,
  given_name: msg`Given name`,
  job_title: msg`Position`,
  language: msg`Language`,
  languages: msg`Languages spoken here`,
  manager_id: msg`Reports to`,
  minimum_group_size: msg`Smallest group`,
  name: msg`Name`,
  networks: msg`From which networks`,
  parent_id: msg`Belongs to`,
  role: msg`Role`,
  scopes: msg`What it may read`,
  team_id: msg`Team`,
  time_zone: msg`Time zone`,
  values: msg`Values`,
};
