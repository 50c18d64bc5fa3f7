/** Where suggestions come from. */
import { createFileRoute } from "@tanstack/react-router";
import { sourcesQuery } from "../../features/sources/queries";
import { Sources } from "../../features/sources/Sources";

export const Route = createFileRoute("/_app/program/sources")({
  loader: ({ context }) => {
    void context.queries.prefetchQuery(sourcesQuery);
  },
  component: Sources,
});
