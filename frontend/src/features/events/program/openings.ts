/** Changes to the parts wanted at an event. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../../api/client";
import { invalidate } from "../../../api/queries";
import { EVENTS, type Opening } from "../queries";

export type OpeningInput = Required<Schemas["OpeningCreate"]>;

/** Adds a part, or changes the one that is given. */
export function useSaveOpening(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ opening, body }: { opening?: Opening; body: OpeningInput }) => {
      const { data, error } = opening
        ? await client.PATCH("/api/v1/openings/{opening_id}", {
            params: { path: { opening_id: opening.id }, header: ifMatch(opening.version) },
            body,
          })
        : await client.POST("/api/v1/events/{event_id}/openings", {
            params: { path: { event_id: eventId } },
            body,
          });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, EVENTS),
  });
}

export function useDeleteOpening() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version }: Opening) => {
      const { error } = await client.DELETE("/api/v1/openings/{opening_id}", {
        params: { path: { opening_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    onSuccess: () => invalidate(queries, EVENTS),
  });
}
