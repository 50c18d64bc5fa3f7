/** The program lead's rooms: curation, sources, topics, goals. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { may } from "../../api/queries";
import { Program } from "../../features/shell/Program";

export const Route = createFileRoute("/_app/program")({
  beforeLoad: ({ context }) => {
    if (!may(context.me, "suggestions:curate")) throw redirect({ to: "/today" });
  },
  component: Program,
});
