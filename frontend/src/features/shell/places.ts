/** The places of the app, for bar and rail alike; those with a permission appear only to who has it. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { LinkProps } from "@tanstack/react-router";
import { type Me, may, type Permission } from "../../api/queries";
import type { IconName } from "../../ui/icons";

interface Place {
  to: NonNullable<LinkProps["to"]>;
  label: MessageDescriptor;
  icon: IconName;
  permission?: Permission;
  /** On a phone the bar holds five places at most: this one is at the top, or below Me. */
  onPhone?: "top" | "me";
}

const PLACES: readonly Place[] = [
  { to: "/today", label: msg`Today`, icon: "sun" },
  { to: "/opportunities", label: msg`Opportunities`, icon: "calendar" },
  { to: "/saved", label: msg({ message: "Saved", context: "place" }), icon: "bookmark" },
  { to: "/kudos", label: msg({ message: "Thanks", context: "place" }), icon: "heart" },
  { to: "/notifications", label: msg`Notifications`, icon: "bell", onPhone: "top" },
  { to: "/ambassadors", label: msg`Directory`, icon: "people", onPhone: "me" },
  {
    to: "/program",
    label: msg`Program`,
    icon: "program",
    permission: "sources:read",
    onPhone: "me",
  },
  {
    to: "/admin",
    label: msg`Admin`,
    icon: "sliders",
    permission: "people:write",
    onPhone: "me",
  },
  { to: "/me", label: msg`Me`, icon: "person" },
];

export function placesFor(me: Me): Place[] {
  return PLACES.filter(({ permission }) => !permission || may(me, permission));
}
