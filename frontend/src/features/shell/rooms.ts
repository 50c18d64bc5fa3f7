/** The rooms of the program and of the administration, each for who may. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { LinkProps } from "@tanstack/react-router";
import { type Me, may, type Permission } from "../../api/queries";

export interface Room {
  to: NonNullable<LinkProps["to"]> & `/${"admin" | "program"}/${string}`;
  label: MessageDescriptor;
  permission: Permission;
}

const PROGRAM: readonly Room[] = [
  { to: "/program/curation", label: msg`Curation`, permission: "suggestions:curate" },
  { to: "/program/sources", label: msg`Sources`, permission: "sources:read" },
  { to: "/program/events", label: msg`Events`, permission: "events:curate" },
  { to: "/program/topics", label: msg`Topics`, permission: "topics:write" },
  { to: "/program/goals", label: msg`Goals`, permission: "goals:write" },
];

const ADMINISTRATION: readonly Room[] = [
  { to: "/admin/people", label: msg`People`, permission: "people:write" },
  { to: "/admin/teams", label: msg`Teams`, permission: "people:write" },
  { to: "/admin/organization", label: msg`Organization`, permission: "organization:write" },
  { to: "/admin/keys", label: msg`Keys`, permission: "service-accounts:write" },
  { to: "/admin/jobs", label: msg`Operations`, permission: "jobs:run" },
  { to: "/admin/audit", label: msg`Log`, permission: "audit:read" },
];

export const programRooms = (me: Me) => openTo(me, PROGRAM);
export const adminRooms = (me: Me) => openTo(me, ADMINISTRATION);

function openTo(me: Me, rooms: readonly Room[]): Room[] {
  return rooms.filter(({ permission }) => may(me, permission));
}
