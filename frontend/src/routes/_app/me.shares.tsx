/** What I passed on. */
import { createFileRoute } from "@tanstack/react-router";
import { MyShares } from "../../features/sharing/MyShares";

export const Route = createFileRoute("/_app/me/shares")({ component: MyShares });
