/** Topics and goals as who edits them needs them: the archived and ended ones too, single ones fresh. */
import { queryOptions } from "@tanstack/react-query";
import { api, client, everything } from "../../api/client";
import type { Goal, Topic } from "../../api/queries";

export const allTopicsQuery = queryOptions({
  queryKey: ["get", "/api/v1/topics", "archived too"],
  queryFn: () =>
    everything<Topic>((page) =>
      client.GET("/api/v1/topics", { params: { query: { ...page, include_archived: true } } }),
    ),
});

export const allGoalsQuery = queryOptions({
  queryKey: ["get", "/api/v1/goals", "ended too"],
  queryFn: () =>
    everything<Goal>((page) =>
      client.GET("/api/v1/goals", { params: { query: { ...page, include_ended: true } } }),
    ),
});

export function topicQuery(id: string) {
  return api.queryOptions("get", "/api/v1/topics/{topic_id}", {
    params: { path: { topic_id: id } },
  });
}

export function goalQuery(id: string) {
  return api.queryOptions("get", "/api/v1/goals/{goal_id}", { params: { path: { goal_id: id } } });
}
