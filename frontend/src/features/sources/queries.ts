/** Sources: the list, watched while one is being read, and changes to it. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { client, everything, ifMatch, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

export type Source = Schemas["SourceRead"];

const LIST = "/api/v1/sources";
const SECOND = 1000;

export const sourcesQuery = queryOptions({
  queryKey: ["get", LIST, "all"],
  queryFn: () =>
    everything<Source>((query) => client.GET("/api/v1/sources", { params: { query } })),
  refetchInterval: ({ state }) => (state.data?.some(isBeingRead) ? SECOND : false),
});

export function isBeingRead({ status }: Source): boolean {
  return status === "refreshing" || status === "new";
}

/** The sources. When one has been read, what it brought is new elsewhere too. */
export function useSources() {
  const queries = useQueryClient();
  const sources = useQuery(sourcesQuery);
  const reading = sources.data?.filter(isBeingRead).length ?? 0;
  const before = useRef(reading);
  useEffect(() => {
    if (reading < before.current) void invalidate(queries, "/api/v1/suggestions");
    before.current = reading;
  }, [reading, queries]);
  return sources;
}

export function useAddSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas["SourceCreate"]) => {
      const { data, error } = await client.POST("/api/v1/sources", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, LIST),
  });
}

interface Change {
  source: Source;
  body: Schemas["SourceUpdate"];
}

export function useSaveSource() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ source, body }: Change) => {
      const { data, error } = await client.PATCH("/api/v1/sources/{source_id}", {
        params: { path: { source_id: source.id }, header: ifMatch(source.version) },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, LIST, "/api/v1/suggestions"),
  });
}

export function useRefreshSource() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async ({ id }: Source) => {
      const { data, error } = await client.POST("/api/v1/sources/{source_id}/refresh", {
        params: { path: { source_id: id } },
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: (source) =>
      queries.setQueryData(sourcesQuery.queryKey, (all) =>
        all?.map((one) => (one.id === source.id ? source : one)),
      ),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}

export function useDeleteSource() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async ({ id, version }: Source) => {
      const { error } = await client.DELETE("/api/v1/sources/{source_id}", {
        params: { path: { source_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    onSuccess: (_nothing, { name }) => toasts.show({ text: t`“${name}” is deleted.` }),
    // Refused as well: whoever tries again does so with what is there now.
    onSettled: () => invalidate(queries, LIST, "/api/v1/suggestions"),
  });
}
