/** The curators' list of events and what they decide about each. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, client, ifMatch, inPages, type Schemas } from "../../../api/client";
import { asProblem } from "../../../api/problem";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { EVENTS, type Event, eventQuery } from "../queries";
import { asQuery, type CurationSearch } from "./search";

export const DUPLICATES = "/api/v1/event-duplicates";

export type Pair = Schemas["DuplicateRead"];

/** Events that seem to be one. */
export const pairsQuery = inPages<Pair>(["get", DUPLICATES, "pages"], (page) =>
  client.GET("/api/v1/event-duplicates", { params: { query: page } }),
);

export const countsQuery = api.queryOptions("get", "/api/v1/events/counts");

export function curationPages(search: CurationSearch) {
  const query = asQuery(search);
  return inPages<Event>(["get", EVENTS, "pages", query], (page) =>
    client.GET("/api/v1/events", { params: { query: { ...query, ...page } } }),
  );
}

export type Action = "approve" | "archive" | "cancel" | "reopen" | "restore" | "reinstate";

const UNDO: Record<Action, Action> = {
  approve: "reopen",
  reopen: "approve",
  archive: "restore",
  restore: "archive",
  cancel: "reinstate",
  reinstate: "cancel",
};

interface Decision {
  action: Action;
  event: Event;
}

async function decide({ action, event }: Decision) {
  const of = { params: { path: { event_id: event.id } } };
  const calls = {
    approve: () => client.PUT("/api/v1/events/{event_id}/approval", of),
    reopen: () => client.DELETE("/api/v1/events/{event_id}/approval", of),
    archive: () => client.PUT("/api/v1/events/{event_id}/archival", of),
    restore: () => client.DELETE("/api/v1/events/{event_id}/archival", of),
    cancel: () => client.PUT("/api/v1/events/{event_id}/cancellation", of),
    reinstate: () => client.DELETE("/api/v1/events/{event_id}/cancellation", of),
  };
  const { data, error } = await calls[action]();
  if (!data) throw error;
  return data;
}

/** Decides at once; the message that says so can undo it. */
export function useDecide() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const said = useSaid();
  const onSettled = () => invalidate(queries, EVENTS, DUPLICATES);
  const onError = (error: unknown) => {
    const isBare = asProblem(error)?.code === "topic-required";
    const text = isBare
      ? t`It needs a topic first. Choose one among its facts and save.`
      : problemText(error);
    toasts.show({ text, tone: "danger" });
  };
  const undo = useMutation({ mutationFn: decide, onError, onSettled });
  return useMutation({
    mutationFn: decide,
    onError,
    onSuccess: (event, { action }) =>
      toasts.show({
        text: said(action, event.title),
        undo: () => undo.mutate({ action: UNDO[action], event }),
      }),
    onSettled,
  });
}

function useSaid() {
  const { t } = useLingui();
  return (action: Action, title: string) =>
    ({
      approve: t`“${title}” is approved.`,
      reopen: t`“${title}” is proposed again.`,
      archive: t`“${title}” is archived.`,
      restore: t`“${title}” is back.`,
      cancel: t`“${title}” is marked as cancelled. Who has a seat is told.`,
      reinstate: t`“${title}” takes place after all.`,
    })[action];
}

interface Change {
  event: Event;
  body: Schemas["EventUpdate"];
}

export function useSaveEvent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ event, body }: Change) => {
      const { data, error } = await client.PATCH("/api/v1/events/{event_id}", {
        params: { path: { event_id: event.id }, header: ifMatch(event.version) },
        body,
      });
      if (!data) throw error;
      return data;
    },
    // Not waited for: the form goes on from the answer, and what is typed meanwhile would be lost.
    onSuccess: () => {
      void invalidate(queries, EVENTS, DUPLICATES);
    },
  });
}

/** Deletes it and leads away first: what is gone is not asked for again. */
export function useDeleteEvent() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async ({ id, version }: Event) => {
      const { error } = await client.DELETE("/api/v1/events/{event_id}", {
        params: { path: { event_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    // Whoever tries again does so with the version there is now.
    onError: () => void invalidate(queries, EVENTS),
    onSuccess: async (_nothing, { id, title }) => {
      toasts.show({ text: t`“${title}” is deleted.` });
      await navigate({ to: "/program/events", ignoreBlocker: true });
      queries.removeQueries({ queryKey: eventQuery(id).queryKey });
      void invalidate(queries, EVENTS, DUPLICATES);
    },
  });
}
