/** Where I am signed in. */
import { createFileRoute } from "@tanstack/react-router";
import { Sessions } from "../../features/identity/Sessions";

export const Route = createFileRoute("/_app/me/sessions")({ component: Sessions });
