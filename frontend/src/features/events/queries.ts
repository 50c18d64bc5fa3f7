/** Reads of events and of the parts wanted at them, and proposing one. */
import { useQuery } from "@tanstack/react-query";
import { api, client, everything, inPages, type Schemas } from "../../api/client";
import { asFilters, asQuery, type Search } from "./search";

export type Event = Schemas["EventRead"];
export type EventDetail = Schemas["EventDetail"];
export type Opening = Schemas["OpeningRead"];
export type Meeting = Schemas["MeetingRead"];
type MeetingOfEvent = Schemas["MeetingOfEvent"];

export const EVENTS = "/api/v1/events";
const FITTING = "/api/v1/me/events";
/** What is chosen for me: what one takes part in, or said no to, may not be in there any more. */
export const CHOSEN = ["/api/v1/me/today", FITTING] as const;

export function opportunityPages(search: Search) {
  const query = asQuery(search);
  return inPages<Event>(["get", EVENTS, "pages", query], (page) =>
    client.GET("/api/v1/events", { params: { query: { ...query, ...page } } }),
  );
}

export type Fitting = Schemas["FittingEvent"];

/** What fits me, the best first; one page holds all of it. */
export function fittingQuery(search: Search) {
  const query = asFilters(search);
  return {
    queryKey: ["get", FITTING, query],
    queryFn: async (): Promise<Fitting[]> => {
      const { data, error } = await client.GET(FITTING, { params: { query } });
      if (!data) throw error;
      return data.items;
    },
  };
}

/** All of a month, or what of it fits me. */
export function useMonth(search: Search) {
  const { limit: _, ...query } = asQuery(search);
  const all = useQuery({
    queryKey: ["get", EVENTS, "month", query],
    queryFn: () =>
      everything<Event>((page) =>
        client.GET("/api/v1/events", { params: { query: { ...query, ...page } } }),
      ),
    enabled: !search.fits,
  });
  const fitting = useQuery({
    ...fittingQuery(search),
    select: (items: Fitting[]) => items.map(({ event }) => event),
    enabled: search.fits === true,
  });
  return search.fits ? fitting : all;
}

export function eventQuery(id: string) {
  return api.queryOptions("get", "/api/v1/events/{event_id}", {
    params: { path: { event_id: id } },
  });
}

export function openingsQuery(id: string) {
  return {
    queryKey: ["get", `${EVENTS}/${id}/openings`, "all"],
    queryFn: () =>
      everything<Opening>((query) =>
        client.GET("/api/v1/events/{event_id}/openings", {
          params: { path: { event_id: id }, query },
        }),
      ),
  };
}

export function meetingsQuery(id: string) {
  return {
    queryKey: ["get", `${EVENTS}/${id}/meetings`, "all"],
    queryFn: () =>
      everything<Meeting>((query) =>
        client.GET("/api/v1/events/{event_id}/meetings", {
          params: { path: { event_id: id }, query },
        }),
      ),
  };
}

/** When the engagements of a month meet, by event. */
export function useMeetings(search: Search) {
  const { since, until } = asFilters(search);
  const query = { ...(since && { since }), ...(until && { until }) };
  return useQuery({
    queryKey: ["get", EVENTS, "meetings", query],
    queryFn: () =>
      everything<MeetingOfEvent>((page) =>
        client.GET("/api/v1/meetings", { params: { query: { ...query, ...page } } }),
      ),
    select: (meetings) => Map.groupBy(meetings, ({ event_id }) => event_id),
  });
}
