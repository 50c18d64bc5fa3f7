/** The day's selection, what is saved, and every way of reacting, each at once and undoable. */
import { useLingui } from "@lingui/react/macro";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Today = Schemas["TodayRead"];
export type TodayItem = Schemas["TodayItem"];
export type Reason = Schemas["ReasonRead"];
export type Reaction = Schemas["ReactionPut"]["reaction"];
export type DismissReason = NonNullable<Schemas["ReactionPut"]["reason"]>;

export const todayQuery = api.queryOptions("get", "/api/v1/me/today");

export function suggestionQuery(id: string) {
  return api.queryOptions("get", "/api/v1/suggestions/{suggestion_id}", {
    params: { path: { suggestion_id: id } },
  });
}

/** The day without one item: nothing new pushes in. */
export function withoutItem(today: Today, id: string): Today {
  const items = today.items.filter((item) => item.id !== id);
  return { ...today, items, is_finished: items.length === 0 };
}

function removeAtOnce(queries: QueryClient, id: string) {
  queries.setQueryData<Today>(todayQuery.queryKey, (today) => today && withoutItem(today, id));
}

function refresh(queries: QueryClient) {
  return invalidate(queries, "/api/v1/me/today", "/api/v1/me/saved", "/api/v1/me/reactions");
}

interface Act {
  id: string;
  reaction: Reaction;
  reason?: DismissReason | undefined;
}

/** Saves, dismisses or marks done; the card leaves at once and an undo brings it back to its place. */
export function useReact() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();

  const undo = useMutation({
    mutationFn: async (id: string) => {
      const { error } = await client.DELETE("/api/v1/me/reactions/{kind}/{id}", {
        params: { path: { kind: "suggestion", id } },
      });
      if (error) throw error;
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => refresh(queries),
  });

  const said: Record<Reaction, string> = {
    saved: t({ message: "Saved.", context: "for later" }),
    dismissed: t`Hidden.`,
    done: t`Marked as done.`,
  };

  return useMutation({
    mutationFn: async ({ id, reaction, reason }: Act) => {
      const { error } = await client.PUT("/api/v1/me/reactions/{kind}/{id}", {
        params: { path: { kind: "suggestion", id } },
        body: { reaction, ...(reason && { reason }) },
      });
      if (error) throw error;
    },
    onMutate: async ({ id }) => {
      await queries.cancelQueries({ queryKey: todayQuery.queryKey });
      const before = queries.getQueryData<Today>(todayQuery.queryKey);
      removeAtOnce(queries, id);
      return { before };
    },
    onError: (error, _act, context) => {
      queries.setQueryData(todayQuery.queryKey, context?.before);
      toasts.show({ text: problemText(error), tone: "danger" });
    },
    onSuccess: (_nothing, { id, reaction }) => {
      toasts.show({ text: said[reaction], undo: () => undo.mutate(id) });
    },
    onSettled: () => refresh(queries),
  });
}

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
