/** Proposing something. */
import { createFileRoute } from "@tanstack/react-router";
import { Propose } from "../../features/suggestions/Propose";

export const Route = createFileRoute("/_app/propose")({ component: Propose });
