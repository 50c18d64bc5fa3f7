/** The curation inbox; its state stands in the address. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Curation } from "../../features/suggestions/curation/Curation";
import { readSearch } from "../../features/suggestions/curation/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/curation");

export const Route = createFileRoute("/_app/program/curation")({
  validateSearch: readSearch,
  component: () => <Curation search={route.useSearch()} />,
});
