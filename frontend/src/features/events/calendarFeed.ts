/** My own calendar feed: since when there is one, making it anew, switching it off. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, client, type Schemas } from "../../api/client";
import { asProblem } from "../../api/problem";
import { invalidate } from "../../api/queries";

const FEED = "/api/v1/me/calendar-feed";

export type Feed = Schemas["FeedRead"];

/** null: there is none. */
export const feedQuery = queryOptions({
  queryKey: ["get", FEED],
  queryFn: async (): Promise<Feed | null> => {
    const { data, error } = await client.GET(FEED);
    if (data) return data;
    if (asProblem(error)?.status === 404) return null;
    throw error;
  },
});

export function useMakeFeed() {
  const queries = useQueryClient();
  return api.useMutation("put", FEED, { onSettled: () => invalidate(queries, FEED) });
}

export function useEndFeed() {
  const queries = useQueryClient();
  return api.useMutation("delete", FEED, { onSettled: () => invalidate(queries, FEED) });
}

/** The address as phones and computers open it in their own calendar. */
export function subscription(url: string): string {
  return url.replace(/^https?:/, "webcal:");
}
