/** How I stand to the parts wanted: interest, application, seat; and changing it. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, everything, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { OPENINGS } from "./nominations";
import { CHOSEN, EVENTS } from "./queries";

export type Mine = Schemas["MyParticipation"];

const MINE = "/api/v1/me/participations";

export const mineQuery = queryOptions({
  queryKey: ["get", MINE, "all"],
  queryFn: () =>
    everything<Mine>((query) => client.GET("/api/v1/me/participations", { params: { query } })),
});

/** Notes my interest, applies, or takes everything back; without a state it is withdrawn. What I
 * noted for the curators stays with it. */
export function useTakePart(openingId: string, note = "") {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const params = { path: { opening_id: openingId } };
  const applied = (mine: Mine | undefined) => {
    if (mine?.state === "confirmed") return t`The seat is yours.`;
    return mine?.waiting_place ? t`You wait for a seat.` : t`You have applied.`;
  };
  const take = {
    mutationFn: async (state: "interested" | "applied" | "attended" | null) => {
      const { data, error } = state
        ? await client.PUT("/api/v1/me/participations/{opening_id}", {
            params,
            body: { state, note },
          })
        : await client.DELETE("/api/v1/me/participations/{opening_id}", { params });
      if (error) throw error;
      return data;
    },
    onError: (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" }),
    // What one takes part in moves out of the day.
    onSettled: () => invalidate(queries, MINE, EVENTS, OPENINGS, ...CHOSEN),
  };
  const undo = useMutation(take);
  return useMutation({
    ...take,
    onSuccess: (mine, state) => {
      if (!state) toasts.show({ text: t`Withdrawn. Nothing of it is left for others to see.` });
      if (state === "interested") toasts.show({ text: t`Noted. Only you can see this.` });
      if (state === "applied") toasts.show({ text: applied(mine) });
      if (state === "attended")
        toasts.show({
          text: t`Noted. You can look back on it now.`,
          undo: () => undo.mutate("applied"),
        });
    },
  });
}
