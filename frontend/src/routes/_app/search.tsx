/** One box over everything that I may see. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Search } from "../../features/search/Search";
import { readSearch } from "../../features/search/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/search");

export const Route = createFileRoute("/_app/search")({
  validateSearch: readSearch,
  component: () => <Search search={route.useSearch()} />,
});
