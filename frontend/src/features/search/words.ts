/** The kinds of what is found, in words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { IconName } from "../../ui/icons";
import type { Kind } from "./search";

export const KIND_NAMES: Readonly<Record<Kind, MessageDescriptor>> = {
  topic: msg`Topics`,
  ambassador: msg`People`,
  suggestion: msg`Suggestions`,
  event: msg`Events`,
  kudos: msg({ message: "Thanks", context: "place" }),
};

export const KIND_ICONS: Readonly<Record<Kind, IconName>> = {
  topic: "tree",
  ambassador: "person",
  suggestion: "spark",
  event: "calendar",
  kudos: "heart",
};
