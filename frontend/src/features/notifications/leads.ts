/** Where a notification leads, and its sign, by what it is about. A new kind of thing is added here. */
import type { LinkProps } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import type { IconName } from "../../ui/icons";
import type { Notice } from "./queries";

type About = Schemas["AboutKind"];
type Lead = Pick<LinkProps, "to" | "params" | "search">;

const SIGNS: Readonly<Record<About, IconName>> = {
  kudos: "heart",
  suggestion: "bookmark",
  event: "calendar",
  nomination: "bubbles",
  export: "download",
  service_account: "lock",
};

export function signOf({ about }: Notice): IconName {
  return SIGNS[about.kind] ?? "bell";
}

/** Null where there is nothing to see any more. */
export function leadOf({ kind, about }: Notice): Lead | null {
  const { id, title } = about;
  switch (about.kind) {
    case "kudos":
      return { to: "/kudos", search: { part: kind === "kudos_answered" ? "given" : "received" } };
    case "suggestion":
      return title === null ? null : { to: "/today/$id", params: { id } };
    case "event":
      return title === null ? null : { to: "/opportunities/$id", params: { id } };
    case "nomination":
      return { to: "/me/nominations" };
    case "export":
      return { to: "/me/data" };
    case "service_account":
      return { to: "/admin/keys" };
    default:
      return null;
  }
}
