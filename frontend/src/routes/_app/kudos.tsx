/** Thanks between colleagues. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { readSearch } from "../../features/recognition/search";
import { Wall } from "../../features/recognition/Wall";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/kudos");

export const Route = createFileRoute("/_app/kudos")({
  validateSearch: readSearch,
  component: () => <Wall search={route.useSearch()} />,
});
