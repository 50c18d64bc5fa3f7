/** My facts and switches. */
import { createFileRoute } from "@tanstack/react-router";
import { MeHome } from "../../features/identity/MeHome";

export const Route = createFileRoute("/_app/me/")({ component: MeHome });
