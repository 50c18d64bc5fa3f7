/** The day's selection, what is saved, and correcting why something was chosen. */
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Today = Schemas["TodayRead"];
export type TodayItem = Schemas["TodayItem"];
export type Reason = Schemas["ReasonRead"];

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

/** "That is not right": takes the skill or the interest out of the profile. */
export function useCorrect() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("put", "/api/v1/me/corrections", {
    onSuccess: () => {
      toasts.show({ text: t`Thank you. Your profile is corrected.` });
      return invalidate(
        queries,
        "/api/v1/me/today",
        "/api/v1/me/skills",
        "/api/v1/me/interests",
        "/api/v1/me/saved",
        "/api/v1/suggestions",
      );
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}

export function useMore() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("post", "/api/v1/me/today/more", {
    onSuccess: (today) => queries.setQueryData<Today>(todayQuery.queryKey, today),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
