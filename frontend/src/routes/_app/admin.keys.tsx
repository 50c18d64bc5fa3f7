/** What other tools may read. */
import { createFileRoute } from "@tanstack/react-router";
import { Keys } from "../../features/integrations/Keys";

export const Route = createFileRoute("/_app/admin/keys")({ component: Keys });
