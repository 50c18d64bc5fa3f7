/** What I want to be told. */
import { createFileRoute } from "@tanstack/react-router";
import { Settings } from "../../features/notifications/Settings";

export const Route = createFileRoute("/_app/me/notifications")({ component: Settings });
