/** Passing on: what the API knows of a text, beginning, saying that it is done, and what I shared. */
import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { CHANNELS, type Channel } from "./channels";

export type MyShare = Schemas["MyShare"];
export type Suggestion = Schemas["SuggestionDetail"];

const MINE = "/api/v1/me/shares";

export function suggestionQuery(id: string) {
  return api.queryOptions("get", "/api/v1/suggestions/{suggestion_id}", {
    params: { path: { suggestion_id: id } },
  });
}

/** How the words stand. Nothing of them is stored there; the former answer stays while typing on. */
export function checkQuery(id: string, text: string) {
  return queryOptions({
    queryKey: ["get", "/api/v1/suggestions/wording-check", id, text],
    queryFn: async () => {
      const { data, error } = await client.POST(
        "/api/v1/suggestions/{suggestion_id}/wording-check",
        {
          params: { path: { suggestion_id: id } },
          body: { text },
        },
      );
      if (!data) throw error;
      return data;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export const sharesQuery = inPages<MyShare>(["get", MINE], (query) =>
  client.GET(MINE, { params: { query } }),
);

/** Begins: from here on there is a short link, and nothing is posted yet. */
export function useBegin(suggestionId: string) {
  return useMutation({
    mutationFn: async () => {
      const { data, error } = await client.POST("/api/v1/suggestions/{suggestion_id}/shares", {
        params: {
          path: { suggestion_id: suggestionId },
          header: { "Idempotency-Key": crypto.randomUUID() },
        },
        body: { with_link: true },
      });
      if (!data) throw error;
      return data;
    },
  });
}

export interface Statement {
  suggestionId: string;
  /** What was begun with a link, if it was. */
  shareId: string | null;
  channel: Channel;
  text: string;
}

/** "Yes, I shared it": the text too where everybody can read it, else only that it was. */
export function useStatement(onDone?: () => void) {
  const { t } = useLingui();
  const toasts = useToasts();
  const settle = useSettle();
  return useMutation({
    mutationFn: async ({ suggestionId, shareId, channel, text }: Statement) => {
      const body = { channel, ...(CHANNELS[channel].isPublic && text && { text }) };
      const { error } = shareId
        ? await client.PUT("/api/v1/me/shares/{share_id}/statement", {
            params: { path: { share_id: shareId } },
            body,
          })
        : await client.POST("/api/v1/suggestions/{suggestion_id}/shares", {
            params: {
              path: { suggestion_id: suggestionId },
              header: { "Idempotency-Key": crypto.randomUUID() },
            },
            body: { ...body, with_link: false },
          });
      if (error) throw error;
    },
    ...settle,
    onSuccess: () => {
      onDone?.();
      toasts.show({ text: t`Noted. Only you can see this.` });
    },
  });
}

/** Forgets what was begun or shared; its link ends. */
export function useForget() {
  return useMutation({
    mutationFn: async (id: string) => {
      const params = { path: { share_id: id } };
      const { error } = await client.DELETE("/api/v1/me/shares/{share_id}", { params });
      if (error) throw error;
    },
    ...useSettle(),
  });
}

function useSettle() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return {
    onError: (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () =>
      invalidate(queries, MINE, "/api/v1/me/today", "/api/v1/me/saved", "/api/v1/me/reactions"),
  };
}
