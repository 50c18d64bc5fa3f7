/** What to know before a part, and what one notes after it. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, everything, ifMatch, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { OPENINGS } from "./nominations";
import { EVENTS } from "./queries";

export type Briefing = Schemas["BriefingRead"];
export type BriefingInput = Required<Schemas["BriefingPut"]>;
export type Debrief = Schemas["MyDebrief"];
type DebriefInput = Schemas["DebriefPut"];

const DEBRIEFS = "/api/v1/me/debriefs";

export function briefingQuery(openingId: string) {
  return api.queryOptions("get", "/api/v1/openings/{opening_id}/briefing", {
    params: { path: { opening_id: openingId } },
  });
}

export const debriefsQuery = queryOptions({
  queryKey: ["get", DEBRIEFS, "all"],
  queryFn: () =>
    everything<Debrief>((query) => client.GET("/api/v1/me/debriefs", { params: { query } })),
});

interface Written {
  stored: Briefing | null;
  body: BriefingInput;
}

export async function writeBriefing(openingId: string, { stored, body }: Written) {
  const { data, error } = await client.PUT("/api/v1/openings/{opening_id}/briefing", {
    params: {
      path: { opening_id: openingId },
      ...(stored && { header: ifMatch(stored.version) }),
    },
    body,
  });
  if (!data) throw error;
  return data;
}

/** Writes the briefing, or all of it anew. */
export function useSaveBriefing(openingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (written: Written) => writeBriefing(openingId, written),
    onSuccess: () => invalidate(queries, OPENINGS, EVENTS),
  });
}

export function useDeleteBriefing(openingId: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const undo = useMutation({
    mutationFn: (written: Written) => writeBriefing(openingId, written),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, OPENINGS, EVENTS),
  });
  return useMutation({
    mutationFn: async (stored: Briefing) => {
      const { error } = await client.DELETE("/api/v1/openings/{opening_id}/briefing", {
        params: { path: { opening_id: openingId }, header: ifMatch(stored.version) },
      });
      if (error) throw error;
    },
    onSuccess: (_nothing, gone) => {
      queries.removeQueries({ queryKey: briefingQuery(openingId).queryKey });
      toasts.show({
        text: t`The briefing is deleted.`,
        undo: () => undo.mutate({ stored: null, body: asInput(gone) }),
      });
      // Not waited for: by then the dialog would ask again for what is gone, and stay.
      void invalidate(queries, EVENTS);
    },
  });
}

/** What it takes to write it anew. */
export function asInput({ opening_id, updated_at, version, ...body }: Briefing): BriefingInput {
  return body;
}

async function writeDebrief(openingId: string, body: DebriefInput) {
  const params = { path: { opening_id: openingId } };
  const { error } = await client.PUT("/api/v1/me/debriefs/{opening_id}", { params, body });
  if (error) throw error;
}

/** Notes how it was, for oneself unless one shows it. */
export function useSaveDebrief(openingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: DebriefInput) => writeDebrief(openingId, body),
    onSuccess: () => invalidate(queries, DEBRIEFS, OPENINGS),
  });
}

export function useDeleteDebrief() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const undo = useMutation({
    mutationFn: ({ opening_id, created_at, updated_at, ...body }: Debrief) =>
      writeDebrief(opening_id, body),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, DEBRIEFS, OPENINGS),
  });
  return useMutation({
    mutationFn: async ({ opening_id }: Debrief) => {
      const params = { path: { opening_id } };
      const { error } = await client.DELETE("/api/v1/me/debriefs/{opening_id}", { params });
      if (error) throw error;
    },
    onSuccess: (_nothing, gone) => {
      toasts.show({ text: t`What you noted is deleted.`, undo: () => undo.mutate(gone) });
      return invalidate(queries, DEBRIEFS, OPENINGS);
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
