/** What is found: in groups, and where each leads. */
import type { LinkProps } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import type { Kind } from "./search";

export type Hit = Schemas["SearchHit"];
export type Part = Schemas["TextPart"];
type Way = Pick<LinkProps, "to" | "params" | "search" | "hash">;

/** In the order in which they come: the nearest kind first. */
export function groupsOf(hits: readonly Hit[]): [Kind, Hit[]][] {
  return [...new Set(hits.map(({ kind }) => kind))].map((kind) => [
    kind,
    hits.filter((hit) => hit.kind === kind),
  ]);
}

/** A topic leads to its place in what the organization talks about. */
export function wayTo({ kind, id }: Hit): Way {
  switch (kind) {
    case "topic":
      return { to: "/frame", hash: `topic-${id}` };
    case "ambassador":
      return { to: "/ambassadors/$id", params: { id } };
    case "suggestion":
      return { to: "/today/$id", params: { id } };
    case "event":
      return { to: "/opportunities/$id", params: { id } };
    case "kudos":
      return { to: "/kudos", search: { one: id } };
  }
}
