/** Hears that there is something new about me, as long as the page is seen; and how much is unread. */
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { client } from "./client";
import { invalidate } from "./queries";

const MINUTE = 60_000;

export const NOTIFICATIONS = "/api/v1/me/notifications";

/** How many entries are unread. Asked for anyway now and then: a stream may be missing. */
export const unreadQuery = queryOptions({
  queryKey: ["get", NOTIFICATIONS, "unread"],
  staleTime: MINUTE,
  refetchInterval: 5 * MINUTE,
  queryFn: async () => {
    const { data, error } = await client.GET(NOTIFICATIONS, { params: { query: { limit: 1 } } });
    if (!data) throw error;
    return data.unread;
  },
});

/** A page that is not seen holds no stream; when it is seen again it asks what it has missed. */
export function useNews(person: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!person) return;
    const look = () => void invalidate(queries, NOTIFICATIONS);
    let stream: EventSource | undefined;
    let clock: ReturnType<typeof setTimeout> | undefined;
    let isFirst = true;

    function stop() {
      stream?.close();
      stream = undefined;
      clearTimeout(clock);
    }

    function start() {
      stop();
      if (document.visibilityState !== "visible" || !navigator.onLine) return;
      stream = new EventSource("/api/v1/stream");
      stream.addEventListener("notifications", look);
      stream.onopen = () => {
        // The first time everything was asked for just now.
        if (!isFirst) look();
        isFirst = false;
      };
      stream.onerror = () => {
        // The browser tries again by itself, unless it was refused.
        if (stream?.readyState === EventSource.CLOSED) clock = setTimeout(start, MINUTE);
      };
    }

    start();
    document.addEventListener("visibilitychange", start);
    addEventListener("online", start);
    addEventListener("offline", stop);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", start);
      removeEventListener("online", start);
      removeEventListener("offline", stop);
    };
  }, [person, queries]);
}
