/** What holds for the whole organization. */
import { createFileRoute } from "@tanstack/react-router";
import { Organization } from "../../features/administration/Organization";

export const Route = createFileRoute("/_app/admin/organization")({ component: Organization });
