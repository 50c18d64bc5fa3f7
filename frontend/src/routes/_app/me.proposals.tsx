/** What I proposed, and what became of it. */
import { createFileRoute } from "@tanstack/react-router";
import { MyProposals } from "../../features/suggestions/MyProposals";

export const Route = createFileRoute("/_app/me/proposals")({ component: MyProposals });
