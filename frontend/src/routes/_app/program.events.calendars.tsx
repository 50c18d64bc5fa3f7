/** The calendars that events come from. */
import { createFileRoute } from "@tanstack/react-router";
import { Calendars } from "../../features/events/program/Calendars";

export const Route = createFileRoute("/_app/program/events/calendars")({ component: Calendars });
