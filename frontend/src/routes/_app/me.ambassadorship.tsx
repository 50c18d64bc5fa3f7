/** Joining, consents, leaving. */
import { createFileRoute } from "@tanstack/react-router";
import { Ambassadorship } from "../../features/ambassadors/Ambassadorship";

export const Route = createFileRoute("/_app/me/ambassadorship")({ component: Ambassadorship });
