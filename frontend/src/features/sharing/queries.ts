/** Passing on: what the API knows of a text, beginning, saying that it is done, and what I shared. */
import { useLingui } from "@lingui/react/macro";
import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useSameKey } from "../../api/useSameKey";
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
  const queries = useQueryClient();
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
    // Left unanswered, it waits there.
    onSuccess: () => invalidate(queries, MINE),
  });
}

export interface Statement {
  suggestionId: string;
  /** What was begun with a link, if it was. */
  shareId: string | null;
  channel: Channel;
  text: string;
}

/**
 * "Yes, I shared it": the text too where everybody can read it, else only that it was. A refusal
 * stands beside the question: a toast would lie behind the sheet.
 */
export function useStatement(onDone?: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const keyOf = useSameKey();
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
              header: { "Idempotency-Key": keyOf(body) },
            },
            body: { ...body, with_link: false },
          });
      if (error) throw error;
    },
    onSettled: () => refresh(queries),
    onSuccess: () => {
      onDone?.();
      toasts.show({ text: t`Noted. Only you can see this.` });
    },
  });
}

/** Forgets what was begun or shared, also while the page is being closed; its link ends. */
export function useForget() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (id: string) => {
      const params = { path: { share_id: id } };
      const { error } = await client.DELETE("/api/v1/me/shares/{share_id}", {
        params,
        keepalive: true,
      });
      if (error) throw error;
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => refresh(queries),
  });
}

function refresh(queries: QueryClient) {
  return invalidate(queries, MINE, "/api/v1/me/today", "/api/v1/me/saved", "/api/v1/me/reactions");
}
