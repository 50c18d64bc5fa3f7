/** Who did what to people, tools and settings. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { Audit } from "../../features/administration/Audit";
import { readAuditSearch } from "../../features/administration/auditSearch";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/admin/audit");

export const Route = createFileRoute("/_app/admin/audit")({
  validateSearch: readAuditSearch,
  component: () => <Audit search={route.useSearch()} />,
});
