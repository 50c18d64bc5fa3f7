/** All events for who curates; what is shown stands in the address. */
import { createFileRoute, getRouteApi, redirect } from "@tanstack/react-router";
import { Curation } from "../../features/events/program/Curation";
import { readSearch } from "../../features/events/program/search";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/events/");

export const Route = createFileRoute("/_app/program/events/")({
  validateSearch: readSearch,
  // Where nothing waits to be decided, what is approved comes first.
  beforeLoad: async ({ context, search: { status, q } }) => {
    if (status || q) return;
    const { countsQuery } = await import("../../features/events/program/queries");
    const counts = await context.queries.fetchQuery(countsQuery).catch(() => null);
    if (counts?.proposed === 0) {
      throw redirect({ to: "/program/events", search: { status: "approved" }, replace: true });
    }
  },
  component: () => <Curation search={route.useSearch()} />,
});
