/** What is put aside for later. */
import { createFileRoute } from "@tanstack/react-router";
import { Saved } from "../../features/today/Saved";

export const Route = createFileRoute("/_app/saved")({ component: Saved });
