/** The day's few fitting things. */
import { createFileRoute } from "@tanstack/react-router";
import { todayQuery } from "../../features/today/queries";
import { TodayList } from "../../features/today/TodayList";

export const Route = createFileRoute("/_app/today/")({
  loader: ({ context }) => {
    void context.queries.prefetchQuery(todayQuery);
  },
  component: TodayList,
});
