/** Changing topics: saving, order, archive and back, deleting. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../api/client";
import { invalidate, type Topic, topicsQuery } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import { allTopicsQuery, topicQuery } from "./queries";

/** Whatever shows a topic's name. */
const TOUCHED = ["/api/v1/topics", "/api/v1/goals", "/api/v1/sources", "/api/v1/suggestions"];

async function patch({ id, version }: Topic, body: Schemas["TopicUpdate"]): Promise<Topic> {
  const { data, error } = await client.PATCH("/api/v1/topics/{topic_id}", {
    params: { path: { topic_id: id }, header: ifMatch(version) },
    body,
  });
  if (!data) throw error;
  return data;
}

export function useCreateTopic() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["TopicCreate"]) => {
      const { data, error } = await client.POST("/api/v1/topics", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, ...TOUCHED),
  });
}

interface Change {
  topic: Topic;
  body: Schemas["TopicUpdate"];
}

export function useSaveTopic() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ topic, body }: Change) => patch(topic, body),
    onSuccess: () => invalidate(queries, ...TOUCHED),
  });
}

/** Archives or restores; the toast takes it back. */
export function useArchiveTopic(onDone: (topic: Topic) => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const set = useMutation({
    mutationFn: ({ topic, isArchived }: { topic: Topic; isArchived: boolean }) =>
      patch(topic, { is_archived: isArchived }),
    onSuccess: (topic) => {
      onDone(topic);
      void invalidate(queries, ...TOUCHED);
      toasts.show({
        text: topic.is_archived ? t`“${topic.name}” is archived.` : t`“${topic.name}” is back.`,
        undo: () => set.mutate({ topic, isArchived: !topic.is_archived }),
      });
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
  return set;
}

export function useDeleteTopic() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version }: Topic) => {
      const { error } = await client.DELETE("/api/v1/topics/{topic_id}", {
        params: { path: { topic_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    onSuccess: (_nothing, { id }) => {
      // Still on the screen, it would be read anew and not found.
      queries.removeQueries({ queryKey: topicQuery(id).queryKey });
      return invalidate(queries, ...TOUCHED);
    },
  });
}

interface Move {
  id: string;
  position: number;
}

/** Gives siblings their order anew. The list shows it at once; refused, it is as it was. */
export function useReorder() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const all = () => queries.getQueryData(allTopicsQuery.queryKey) ?? [];
  const reorder = useMutation({
    // One after the other, so that a quick second move has the versions that the first one left.
    scope: { id: "reorder topics" },
    mutationFn: async (moves: readonly Move[]) => {
      for (const { id, position } of moves) {
        const topic = all().find((one) => one.id === id);
        if (!topic) continue;
        const { version } = await patch(topic, { position });
        queries.setQueryData(allTopicsQuery.queryKey, (topics) =>
          topics?.map((one) => (one.id === id ? { ...one, version } : one)),
        );
      }
    },
    onMutate: async (moves) => {
      await queries.cancelQueries({ queryKey: allTopicsQuery.queryKey });
      const places = new Map(moves.map(({ id, position }) => [id, position]));
      queries.setQueryData(allTopicsQuery.queryKey, (topics) =>
        topics?.map((one) => ({ ...one, position: places.get(one.id) ?? one.position })),
      );
    },
    onError: (error) => {
      toasts.show({ text: problemText(error), tone: "danger" });
      void invalidate(queries, "/api/v1/topics");
    },
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: topicsQuery.queryKey, refetchType: "none" }),
  });
  return (siblings: readonly string[]) => {
    const places = new Map(all().map(({ id, position }) => [id, position]));
    reorder.mutate(
      siblings
        .map((id, position) => ({ id, position }))
        .filter(({ id, position }) => places.get(id) !== position),
    );
  };
}
