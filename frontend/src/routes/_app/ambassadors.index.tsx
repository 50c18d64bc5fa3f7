/** Who knows what; what it is narrowed to stands in the address. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Directory } from "../../features/directory/Directory";
import { readSearch } from "../../features/directory/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/ambassadors/");

export const Route = createFileRoute("/_app/ambassadors/")({
  validateSearch: readSearch,
  component: () => <Directory search={route.useSearch()} />,
});
