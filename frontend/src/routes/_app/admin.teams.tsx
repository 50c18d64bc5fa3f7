/** The org units. */
import { createFileRoute } from "@tanstack/react-router";
import { Teams } from "../../features/administration/Teams";

export const Route = createFileRoute("/_app/admin/teams")({ component: Teams });
