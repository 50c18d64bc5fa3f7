/** All events for who curates; what is shown stands in the address. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Curation } from "../../features/events/program/Curation";
import { readSearch } from "../../features/events/program/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/events/");

export const Route = createFileRoute("/_app/program/events/")({
  validateSearch: readSearch,
  component: () => <Curation search={route.useSearch()} />,
});
