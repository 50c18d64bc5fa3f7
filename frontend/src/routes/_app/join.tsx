/** Joining, on one screen. */
import { createFileRoute } from "@tanstack/react-router";
import { Join } from "../../features/ambassadors/Join";

export const Route = createFileRoute("/_app/join")({ component: Join });
