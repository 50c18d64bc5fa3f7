/** Reading the inbox and deciding in it: one by one or many at once, each decision undoable. */
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, ifMatch, inPages, type Schemas } from "../../../api/client";
import { invalidate } from "../../../api/queries";
import { useProblemText } from "../../../i18n/problems";
import { useToasts } from "../../../ui/Toasts";
import { asQuery, type Search, type Suggestion } from "./search";

export type Action = Schemas["Bulk"]["action"];

const UNDO: Record<Action, Action> = {
  approve: "reopen",
  reopen: "approve",
  archive: "restore",
  restore: "archive",
};

export const countsQuery = api.queryOptions("get", "/api/v1/suggestions/counts");

export function inboxQuery(search: Search) {
  const query = asQuery(search);
  return inPages<Suggestion>(["get", "/api/v1/suggestions", query], (page) =>
    client.GET("/api/v1/suggestions", { params: { query: { ...query, ...page } } }),
  );
}

async function bulk(action: Action, ids: string[]) {
  const { data, error } = await client.POST("/api/v1/suggestions/bulk", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: { action, ids },
  });
  if (!data) throw error;
  return data.items;
}

/** The sentence that says what has happened to so many. */
function useSaid() {
  const { t } = useLingui();
  return (action: Action, count: number): string => {
    const said: Record<Action, string> = {
      approve: t`${plural(count, { one: "Approved.", other: "# approved." })}`,
      archive: t`${plural(count, { one: "Archived.", other: "# archived." })}`,
      reopen: t`${plural(count, { one: "Back in the inbox.", other: "# back in the inbox." })}`,
      restore: t`${plural(count, { one: "Brought back.", other: "# brought back." })}`,
    };
    return said[action];
  };
}

export interface Decision {
  action: Action;
  ids: string[];
}

/** Decides about many; what could not be done is said, the rest can be undone. */
export function useDecideMany() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const said = useSaid();
  const refresh = () => invalidate(queries, "/api/v1/suggestions");
  const fail = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });

  const undo = useMutation({
    mutationFn: ({ action, ids }: Decision) => bulk(UNDO[action], ids),
    onError: fail,
    onSettled: refresh,
  });

  return useMutation({
    mutationFn: ({ action, ids }: Decision) => bulk(action, ids),
    onError: fail,
    onSuccess: (items, { action }) => {
      const ids = items.filter(({ status }) => status === "done").map(({ id }) => id);
      const refused = items.filter(({ status }) => status === "refused");
      if (ids.length > 0) {
        toasts.show({ text: said(action, ids.length), undo: () => undo.mutate({ action, ids }) });
      }
      if (refused.length > 0) {
        const why = problemText({ code: refused[0]?.code ?? "" });
        toasts.show({ text: t`${refused.length} not done: ${why}`, tone: "danger" });
      }
    },
    onSettled: refresh,
  });
}

interface Edit {
  suggestion: Suggestion;
  update: Schemas["SuggestionUpdate"];
}

async function save({ suggestion, update }: Edit) {
  const { data, error } = await client.PATCH("/api/v1/suggestions/{suggestion_id}", {
    params: { path: { suggestion_id: suggestion.id }, header: ifMatch(suggestion.version) },
    body: update,
  });
  if (!data) throw error;
  return data;
}

export function useSave() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      toasts.show({ text: t`Saved.` });
      return invalidate(queries, "/api/v1/suggestions");
    },
  });
}

/** Saves what was edited, then approves with the topics on the screen. */
export function useApprove() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const said = useSaid();
  const refresh = () => invalidate(queries, "/api/v1/suggestions");

  const undo = useMutation({
    mutationFn: (id: string) => bulk("reopen", [id]),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: refresh,
  });

  return useMutation({
    mutationFn: async ({ suggestion, update, topicIds }: Edit & { topicIds: string[] }) => {
      const { topic_ids: _, ...rest } = update;
      const current =
        Object.keys(rest).length > 0 ? await save({ suggestion, update: rest }) : suggestion;
      const { data, error } = await client.PUT("/api/v1/suggestions/{suggestion_id}/approval", {
        params: { path: { suggestion_id: current.id } },
        body: { topic_ids: topicIds },
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: ({ id }) => {
      toasts.show({ text: said("approve", 1), undo: () => undo.mutate(id) });
    },
    onSettled: refresh,
  });
}

/** The suggestion as it stands now, with what others changed. */
export function useReload() {
  const queries = useQueryClient();
  return (id: string): Promise<Suggestion | undefined> =>
    queries.fetchQuery(
      api.queryOptions("get", "/api/v1/suggestions/{suggestion_id}", {
        params: { path: { suggestion_id: id } },
      }),
    );
}
