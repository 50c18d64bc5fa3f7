/** My exports, and the end of all that is kept about me. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, client, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { endSession } from "../../api/session";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Export = Schemas["ExportRead"];
export type Deletion = Schemas["DeletionRead"];

const SOON = 1_000;

export function isUnderWay(one: Export | null | undefined): boolean {
  return one?.status === "queued" || one?.status === "running";
}

/** The newest one, if any; asked for again every second while it is being made. */
export const exportQuery = queryOptions({
  queryKey: ["get", "/api/v1/me/export", "newest"],
  queryFn: async (): Promise<Export | null> => {
    const { data, error } = await client.GET("/api/v1/me/export", {
      params: { query: { limit: 1 } },
    });
    if (!data) throw error;
    return data.items[0] ?? null;
  },
  refetchInterval: ({ state }) => isUnderWay(state.data) && SOON,
});

export function fileOf(one: Export): string {
  return `/api/v1/me/export/${one.id}/file`;
}

export function useRequestExport() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("post", "/api/v1/me/export", {
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, "/api/v1/me/export"),
  });
}

/** What deleting would mean now: never an old count. */
export const deletionQuery = api.queryOptions("get", "/api/v1/me/deletion", undefined, {
  staleTime: 0,
});

/** Deletes me, and forgets on this device all that was read. */
export function useDeleteMe() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async (confirm: string) => {
      const { error } = await client.DELETE("/api/v1/me", { params: { query: { confirm } } });
      if (error) throw error;
    },
    onSuccess: async () => {
      toasts.clear();
      await endSession(queries);
      await navigate({ to: "/login" });
      toasts.show({ text: t`Everything about you is deleted.` });
    },
  });
}
