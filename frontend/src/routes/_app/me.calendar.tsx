/** My events in my own calendar. */
import { createFileRoute } from "@tanstack/react-router";
import { CalendarFeed } from "../../features/events/CalendarFeed";

export const Route = createFileRoute("/_app/me/calendar")({ component: CalendarFeed });
