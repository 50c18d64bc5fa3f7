/** Topics and goals, for everybody to read. */
import { createFileRoute } from "@tanstack/react-router";
import { goalsQuery, topicsQuery } from "../../api/queries";
import { Frame } from "../../features/strategy/Frame";

export const Route = createFileRoute("/_app/frame")({
  loader: ({ context }) => {
    void context.queries.prefetchQuery(goalsQuery);
    void context.queries.prefetchQuery(topicsQuery);
  },
  component: Frame,
});
