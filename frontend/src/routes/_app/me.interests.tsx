/** Topics I follow or mute. */
import { createFileRoute } from "@tanstack/react-router";
import { Interests } from "../../features/ambassadors/Interests";

export const Route = createFileRoute("/_app/me/interests")({ component: Interests });
