/** One person in the directory. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Ambassador } from "../../features/directory/Ambassador";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/ambassadors/$id");

export const Route = createFileRoute("/_app/ambassadors/$id")({
  component: () => <Ambassador id={route.useParams().id} />,
});
