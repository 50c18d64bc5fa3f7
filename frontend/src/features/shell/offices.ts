/** The administrator's rooms, each for who may. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Me, may, type Permission } from "../../api/queries";

interface Office {
  to:
    | "/admin/people"
    | "/admin/teams"
    | "/admin/organization"
    | "/admin/keys"
    | "/admin/jobs"
    | "/admin/audit";
  label: MessageDescriptor;
  permission: Permission;
}

const OFFICES: readonly Office[] = [
  { to: "/admin/people", label: msg`People`, permission: "people:write" },
  { to: "/admin/teams", label: msg`Teams`, permission: "people:write" },
  { to: "/admin/organization", label: msg`Organization`, permission: "organization:write" },
  { to: "/admin/keys", label: msg`Keys`, permission: "service-accounts:write" },
  { to: "/admin/jobs", label: msg`Operations`, permission: "jobs:run" },
  { to: "/admin/audit", label: msg`Log`, permission: "audit:read" },
];

export function officesFor(me: Me): Office[] {
  return OFFICES.filter(({ permission }) => may(me, permission));
}
