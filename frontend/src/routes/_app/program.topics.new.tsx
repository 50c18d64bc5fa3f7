/** A topic that does not exist yet, perhaps already with its place in the tree. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { NewTopic } from "../../features/strategy/TopicPage";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/topics/new");

interface Search {
  below?: string;
}

export const Route = createFileRoute("/_app/program/topics/new")({
  validateSearch: ({ below }: Record<string, unknown>): Search =>
    typeof below === "string" ? { below } : {},
  component: () => <NewTopic below={route.useSearch().below ?? null} />,
});
