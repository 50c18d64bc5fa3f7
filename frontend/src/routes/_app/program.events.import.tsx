/** Importing events; the import that is looked at stands in the address. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { idsOf } from "../../api/address";
import { Import } from "../../features/events/program/Import";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/events/import");

export const Route = createFileRoute("/_app/program/events/import")({
  validateSearch: (raw: Record<string, unknown>): { id?: string } => idsOf(raw, "id"),
  component: () => <Import id={route.useSearch().id} />,
});
