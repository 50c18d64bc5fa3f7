/** What runs by itself. */
import { createFileRoute } from "@tanstack/react-router";
import { Jobs } from "../../features/administration/Jobs";

export const Route = createFileRoute("/_app/admin/jobs")({ component: Jobs });
