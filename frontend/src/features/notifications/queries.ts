/** What I was told, page by page; taking it as read; what I want to be told. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { NOTIFICATIONS } from "../../api/news";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Notice = Schemas["NotificationRead"];
export type Kind = Schemas["NotificationKind"];
type Settings = Schemas["NotificationSettingsRead"];

export const noticesQuery = inPages<Notice>(["get", NOTIFICATIONS, "pages"], (query) =>
  client.GET(NOTIFICATIONS, { params: { query } }),
);

/** All up to the newest that is shown: what has come meanwhile stays unread. */
export function useReadAll() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (until: string) => {
      const { error } = await client.PUT("/api/v1/me/notifications/read", { body: { until } });
      if (error) throw error;
    },
    onSuccess: () => toasts.show({ text: t`All of it is read.` }),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, NOTIFICATIONS),
  });
}

/** Whoever follows an entry has read it; if that cannot be told now, it stays unread. */
export function useReadOne() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await client.PUT("/api/v1/me/notifications/{notification_id}/read", {
        params: { path: { notification_id: id } },
      });
    },
    onSettled: () => invalidate(queries, NOTIFICATIONS),
  });
}

export const settingsQuery = api.queryOptions("get", "/api/v1/me/notification-settings");

/** In effect at once; goes back when the service refuses. */
export function useSwitchKind() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();

  function show(kind: Kind, in_app: boolean) {
    queries.setQueryData<Settings>(
      settingsQuery.queryKey,
      (before) =>
        before && {
          items: before.items.map((item) => (item.kind === kind ? { ...item, in_app } : item)),
        },
    );
  }

  return useMutation({
    mutationFn: async (item: { kind: Kind; in_app: boolean }) => {
      const { error } = await client.PATCH("/api/v1/me/notification-settings", {
        body: { items: [item] },
      });
      if (error) throw error;
    },
    onMutate: async ({ kind, in_app }) => {
      await queries.cancelQueries({ queryKey: settingsQuery.queryKey });
      show(kind, in_app);
    },
    onError: (error, { kind, in_app }) => {
      // Without a connection it cannot be read anew.
      show(kind, !in_app);
      toasts.show({ text: problemText(error), tone: "danger" });
    },
    onSettled: () => invalidate(queries, "/api/v1/me/notification-settings"),
  });
}
