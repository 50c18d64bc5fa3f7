/** Events that seem to be one. */
import { createFileRoute } from "@tanstack/react-router";
import { Duplicates } from "../../features/events/program/Duplicates";

export const Route = createFileRoute("/_app/program/events/duplicates")({ component: Duplicates });
