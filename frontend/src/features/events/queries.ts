/** Reads of events and of the parts wanted at them, and proposing one. */
import { api, client, everything, inPages, type Schemas } from "../../api/client";
import { asQuery, type Search } from "./search";

export type Event = Schemas["EventRead"];
export type Opening = Schemas["OpeningRead"];
export type Meeting = Schemas["MeetingRead"];

export const EVENTS = "/api/v1/events";

export function opportunityPages(search: Search) {
  const query = asQuery(search);
  return inPages<Event>(["get", EVENTS, "pages", query], (page) =>
    client.GET("/api/v1/events", { params: { query: { ...query, ...page } } }),
  );
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
