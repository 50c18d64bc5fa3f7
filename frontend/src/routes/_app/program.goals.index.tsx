/** The goals, to edit. */
import { createFileRoute } from "@tanstack/react-router";
import { Goals } from "../../features/strategy/Goals";
import { allGoalsQuery } from "../../features/strategy/queries";

export const Route = createFileRoute("/_app/program/goals/")({
  loader: ({ context }) => {
    void context.queries.prefetchQuery(allGoalsQuery);
  },
  component: Goals,
});
