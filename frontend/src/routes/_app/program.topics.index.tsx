/** The topics, to edit. */
import { createFileRoute } from "@tanstack/react-router";
import { allTopicsQuery } from "../../features/strategy/queries";
import { Topics } from "../../features/strategy/Topics";

export const Route = createFileRoute("/_app/program/topics/")({
  loader: ({ context }) => {
    void context.queries.prefetchQuery(allTopicsQuery);
  },
  component: Topics,
});
