/** The program's rooms, each for who may. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { LinkProps } from "@tanstack/react-router";
import { type Me, may, type Permission } from "../../api/queries";

interface Room {
  to: NonNullable<LinkProps["to"]> & `/program/${string}`;
  label: MessageDescriptor;
  permission: Permission;
}

const ROOMS: readonly Room[] = [
  { to: "/program/curation", label: msg`Curation`, permission: "suggestions:curate" },
  { to: "/program/sources", label: msg`Sources`, permission: "sources:read" },
  { to: "/program/events", label: msg`Events`, permission: "events:curate" },
  { to: "/program/topics", label: msg`Topics`, permission: "topics:write" },
  { to: "/program/goals", label: msg`Goals`, permission: "goals:write" },
];

export function roomsFor(me: Me): Room[] {
  return ROOMS.filter(({ permission }) => may(me, permission));
}
