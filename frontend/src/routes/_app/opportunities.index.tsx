/** Stages and other occasions; what they are narrowed to stands in the address. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Opportunities } from "../../features/events/Opportunities";
import { readSearch } from "../../features/events/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/opportunities/");

export const Route = createFileRoute("/_app/opportunities/")({
  validateSearch: readSearch,
  component: () => <Opportunities search={route.useSearch()} />,
});
