/** Editing one event. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { EditEvent } from "../../features/events/program/EditEvent";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/events/$id");

export const Route = createFileRoute("/_app/program/events/$id")({
  component: () => <EditEvent id={route.useParams().id} />,
});
