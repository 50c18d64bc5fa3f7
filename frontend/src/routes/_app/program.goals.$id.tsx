/** Editing one goal. */
import { createFileRoute, getRouteApi } from "@tanstack/react-router";
import { EditGoal } from "../../features/strategy/GoalPage";
import { goalQuery } from "../../features/strategy/queries";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program/goals/$id");

export const Route = createFileRoute("/_app/program/goals/$id")({
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(goalQuery(params.id));
  },
  component: () => <EditGoal id={route.useParams().id} />,
});
