/** The day's selection and what is saved. */
import { useQueryClient } from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Today = Schemas["TodayRead"];
export type TodayItem = Schemas["TodayItem"];

export const todayQuery = api.queryOptions("get", "/api/v1/me/today");

export function suggestionQuery(id: string) {
  return api.queryOptions("get", "/api/v1/suggestions/{suggestion_id}", {
    params: { path: { suggestion_id: id } },
  });
}

export type SavedItem = Schemas["SavedItem"];

export const savedQuery = inPages<SavedItem>(["get", "/api/v1/me/saved"], (query) =>
  client.GET("/api/v1/me/saved", { params: { query } }),
);

export function useMore() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("post", "/api/v1/me/today/more", {
    onSuccess: (today) => queries.setQueryData<Today>(todayQuery.queryKey, today),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
