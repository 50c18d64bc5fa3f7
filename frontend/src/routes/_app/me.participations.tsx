/** What I take part in. */
import { createFileRoute } from "@tanstack/react-router";
import { Participations } from "../../features/events/Participations";

export const Route = createFileRoute("/_app/me/participations")({ component: Participations });
