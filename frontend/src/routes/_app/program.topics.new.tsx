/** A topic that does not exist yet, perhaps already with its place in the tree. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { idsOf } from "../../api/address";
import { NewTopic } from "../../features/strategy/TopicPage";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/topics/new");

export const Route = createFileRoute("/_app/program/topics/new")({
  validateSearch: (raw: Record<string, unknown>): { below?: string } => idsOf(raw, "below"),
  component: () => <NewTopic below={route.useSearch().below ?? null} />,
});
