/** Who takes part in an opening and who would fit it; giving seats. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, everything, type Schemas } from "../../../api/client";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { OPENINGS } from "../nominations";
import { EVENTS } from "../queries";

export type Participation = Schemas["ParticipationRead"];

export function participationsQuery(openingId: string) {
  return queryOptions({
    queryKey: ["get", `${OPENINGS}/${openingId}/participations`, "all"],
    queryFn: () =>
      everything<Participation>((query) =>
        client.GET("/api/v1/openings/{opening_id}/participations", {
          params: { path: { opening_id: openingId }, query },
        }),
      ),
  });
}

export function candidatesQuery(openingId: string) {
  return api.queryOptions("get", "/api/v1/openings/{opening_id}/candidates", {
    params: { path: { opening_id: openingId } },
  });
}

export function debriefsQuery(openingId: string) {
  return api.queryOptions("get", "/api/v1/openings/{opening_id}/debriefs", {
    params: { path: { opening_id: openingId }, query: { limit: 100 } },
  });
}

/** Gives a seat, or takes that back. */
export function useConfirm() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const onError = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });
  const onSettled = () => invalidate(queries, OPENINGS, EVENTS);
  const undo = useMutation({
    mutationFn: async (one: Participation) => {
      const { error } = await client.DELETE(
        "/api/v1/openings/{opening_id}/participations/{participation_id}/confirmation",
        { params: at(one) },
      );
      if (error) throw error;
    },
    onError,
    onSettled,
  });
  return useMutation({
    mutationFn: async (one: Participation) => {
      const { error } = await client.PUT(
        "/api/v1/openings/{opening_id}/participations/{participation_id}/confirmation",
        { params: at(one) },
      );
      if (error) throw error;
    },
    onError,
    onSuccess: (_nothing, one) =>
      toasts.show({
        text: t`${one.person.display_name} has a seat.`,
        undo: () => undo.mutate(one),
      }),
    onSettled,
  });
}

export function useDecline() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async (one: Participation) => {
      const { error } = await client.DELETE(
        "/api/v1/openings/{opening_id}/participations/{participation_id}",
        { params: at(one) },
      );
      if (error) throw error;
    },
    // Said here: the line with its question is gone by the time that all is read anew.
    onSuccess: (_nothing, { person }) =>
      toasts.show({ text: t`${person.display_name} is turned down, and told so.` }),
    onSettled: () => invalidate(queries, OPENINGS, EVENTS),
  });
}

function at({ opening_id, id }: Participation) {
  return { path: { opening_id, participation_id: id } };
}
