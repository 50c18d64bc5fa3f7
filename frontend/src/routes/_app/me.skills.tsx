/** What I know, or want to learn. */
import { createFileRoute } from "@tanstack/react-router";
import { Skills } from "../../features/ambassadors/Skills";

export const Route = createFileRoute("/_app/me/skills")({ component: Skills });
