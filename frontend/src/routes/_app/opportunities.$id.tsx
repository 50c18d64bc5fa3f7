/** One event with all facts. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Opportunity } from "../../features/events/Opportunity";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/opportunities/$id");

export const Route = createFileRoute("/_app/opportunities/$id")({
  component: () => <Opportunity id={route.useParams().id} me={route.useRouteContext().me} />,
});
