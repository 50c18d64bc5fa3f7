/** Calendars that are read regularly, and changes to them. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, everything, ifMatch, type Schemas } from "../../../api/client";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { EVENTS } from "../queries";

export type Calendar = Schemas["EventSourceRead"];

const LIST = "/api/v1/event-sources";
const SECOND = 1000;

export function isBeingRead({ status }: Calendar): boolean {
  return status === "refreshing" || status === "new";
}

export const calendarsQuery = queryOptions({
  queryKey: ["get", LIST, "all"],
  queryFn: () =>
    everything<Calendar>((query) => client.GET("/api/v1/event-sources", { params: { query } })),
  refetchInterval: ({ state }) => (state.data?.some(isBeingRead) ? SECOND : false),
});

export function useAddCalendar() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["EventSourceCreate"]) => {
      const { data, error } = await client.POST("/api/v1/event-sources", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, LIST),
  });
}

export function useRefreshCalendar() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async ({ id }: Calendar) => {
      const { error } = await client.POST("/api/v1/event-sources/{event_source_id}/refresh", {
        params: { path: { event_source_id: id } },
      });
      if (error) throw error;
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, LIST),
  });
}

export function useDeleteCalendar() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version }: Calendar) => {
      const { error } = await client.DELETE("/api/v1/event-sources/{event_source_id}", {
        params: { path: { event_source_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    // Also when it was read meanwhile: whoever tries again does so with the version there is now.
    onSettled: () => invalidate(queries, LIST, EVENTS),
  });
}
