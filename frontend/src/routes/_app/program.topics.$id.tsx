/** Editing one topic. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { topicQuery } from "../../features/strategy/queries";
import { EditTopic } from "../../features/strategy/TopicPage";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/topics/$id");

export const Route = createFileRoute("/_app/program/topics/$id")({
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(topicQuery(params.id));
  },
  component: () => <EditTopic id={route.useParams().id} />,
});
