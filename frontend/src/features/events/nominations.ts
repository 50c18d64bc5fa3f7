/** Whom I nominate for a part, what I am nominated for, and answering it. */
import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, everything, type Schemas } from "../../api/client";
import { asProblem } from "../../api/problem";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { CHOSEN, EVENTS } from "./queries";

export type Nomination = Schemas["NominationRead"];
export type MyNomination = Schemas["MyNomination"];
export type Person = Schemas["PersonRef"];

const MINE = "/api/v1/me/nominations";
export const OPENINGS = "/api/v1/openings";

export function nominationsQuery(openingId: string) {
  return queryOptions({
    queryKey: ["get", `${OPENINGS}/${openingId}/nominations`, "all"],
    queryFn: () =>
      everything<Nomination>((query) =>
        client.GET("/api/v1/openings/{opening_id}/nominations", {
          params: { path: { opening_id: openingId }, query },
        }),
      ),
  });
}

export const myNominationsQuery = queryOptions({
  queryKey: ["get", MINE, "all"],
  queryFn: () =>
    everything<MyNomination>((query) =>
      client.GET("/api/v1/me/nominations", { params: { query } }),
    ),
});

export function colleagueSearch(text: string) {
  return {
    ...api.queryOptions("get", "/api/v1/people", { params: { query: { q: text, limit: 8 } } }),
    enabled: text.length > 0,
    placeholderData: keepPreviousData,
  };
}

/** Nominates; the message that says so can take it back. */
export function useNominate(openingId: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const takeBack = useTakeBack(openingId);
  return useMutation({
    mutationFn: async (body: { person_id: string; message: string }) => {
      const { data, error } = await client.POST("/api/v1/openings/{opening_id}/nominations", {
        params: { path: { opening_id: openingId } },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: (made) =>
      toasts.show({
        text: t`${made.person.display_name} is asked.`,
        undo: () => takeBack.mutate(made.id),
      }),
    onSettled: () => invalidate(queries, OPENINGS),
  });
}

export function useTakeBack(openingId: string) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (nominationId: string) => {
      const { error } = await client.DELETE(
        "/api/v1/openings/{opening_id}/nominations/{nomination_id}",
        { params: { path: { opening_id: openingId, nomination_id: nominationId } } },
      );
      if (error) throw error;
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, OPENINGS),
  });
}

interface Answer {
  id: string;
  /** Null takes the answer back. */
  answer: "accepted" | "declined" | null;
  waits?: boolean;
}

async function send({ id, answer, waits = false }: Answer) {
  const params = { path: { nomination_id: id } };
  const { error } = answer
    ? await client.PUT("/api/v1/me/nominations/{nomination_id}/answer", {
        params,
        body: { answer, waits },
      })
    : await client.DELETE("/api/v1/me/nominations/{nomination_id}/answer", { params });
  if (error) throw error;
}

/** Answers at once. A no can be undone; when the seat is gone meanwhile, waiting is offered. */
export function useAnswer() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const onSettled = () =>
    invalidate(queries, MINE, "/api/v1/me/participations", EVENTS, OPENINGS, ...CHOSEN);
  const again = useMutation({
    mutationFn: send,
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSuccess: (_nothing, { waits }) => {
      if (waits) toasts.show({ text: t`You wait for a seat.` });
    },
    onSettled,
  });
  return useMutation({
    mutationFn: send,
    onError: (error, { id }) => {
      if (asProblem(error)?.code !== "seat-taken-meanwhile") {
        toasts.show({ text: problemText(error), tone: "danger" });
        return;
      }
      toasts.show({
        text: t`All seats have been taken meanwhile.`,
        act: {
          label: t`Wait for one`,
          run: () => again.mutate({ id, answer: "accepted", waits: true }),
        },
      });
    },
    onSuccess: (_nothing, { id, answer }) => {
      if (answer === "accepted") toasts.show({ text: t`Accepted. Who asked you sees it.` });
      if (answer === "declined") {
        toasts.show({
          text: t`Declined. Nobody learns of it.`,
          undo: () => again.mutate({ id, answer: null }),
        });
      }
    },
    onSettled,
  });
}
