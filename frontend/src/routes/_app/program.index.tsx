/** The program begins with the inbox. */
import { createFileRoute, redirect } from "@tanstack/react-router";

export const Route = createFileRoute("/_app/program/")({
  beforeLoad: () => {
    throw redirect({ to: "/program/curation" });
  },
});
