/** Who is employed here. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { People } from "../../features/administration/People";
import { readSearch } from "../../features/administration/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/admin/people");

export const Route = createFileRoute("/_app/admin/people")({
  validateSearch: readSearch,
  component: () => <People search={route.useSearch()} />,
});
