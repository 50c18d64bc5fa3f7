/** One suggestion in full. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Detail } from "../../features/today/Detail";
import { suggestionQuery } from "../../features/today/queries";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/today/$id");

export const Route = createFileRoute("/_app/today/$id")({
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(suggestionQuery(params.id));
  },
  component: () => <Detail id={route.useParams().id} />,
});
