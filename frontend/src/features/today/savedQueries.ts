/** Taking something off the saved list: removed or done, and back again by undo. */
import { useLingui } from "@lingui/react/macro";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import type { Reaction } from "./queries";

type Item = Schemas["SavedItem"];

export const savedQuery = inPages<Item>(["get", "/api/v1/me/saved"], (query) =>
  client.GET("/api/v1/me/saved", { params: { query } }),
);

async function put(id: string, reaction: Reaction) {
  const { error } = await client.PUT("/api/v1/me/reactions/{kind}/{id}", {
    params: { path: { kind: "suggestion", id } },
    body: { reaction },
  });
  if (error) throw error;
}

async function take(id: string) {
  const { error } = await client.DELETE("/api/v1/me/reactions/{kind}/{id}", {
    params: { path: { kind: "suggestion", id } },
  });
  if (error) throw error;
}

function useLeaveSaved(act: (id: string) => Promise<void>, said: string) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const refresh = () => invalidate(queries, "/api/v1/me/saved", "/api/v1/me/today");
  const fail = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });

  const undo = useMutation({
    mutationFn: (id: string) => put(id, "saved"),
    onError: fail,
    onSettled: refresh,
  });

  return useMutation({
    mutationFn: ({ id }: Item) => act(id),
    onMutate: async ({ id }) => {
      const { queryKey } = savedQuery;
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (data) => data && withoutItem(data, id));
    },
    onError: fail,
    onSuccess: (_nothing, { id }) => {
      toasts.show({ text: said, undo: () => undo.mutate(id) });
    },
    onSettled: refresh,
  });
}

type Pages = InfiniteData<{ items: Item[]; next_cursor: string | null }>;

function withoutItem(data: Pages, id: string): Pages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.id !== id),
  }));
  return { ...data, pages };
}

export function useUnsave() {
  const { t } = useLingui();
  return useLeaveSaved(take, t`Removed from Saved.`);
}

export function useFinish() {
  const { t } = useLingui();
  return useLeaveSaved((id) => put(id, "done"), t`Marked as done.`);
}
