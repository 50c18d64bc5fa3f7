/** What I am nominated for. */
import { createFileRoute } from "@tanstack/react-router";
import { Nominations } from "../../features/events/Nominations";

export const Route = createFileRoute("/_app/me/nominations")({ component: Nominations });
