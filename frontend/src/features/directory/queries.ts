/** Reads of the directory, and my own entry in it. */
import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import type { DirectorySearch } from "./search";

export type Ambassador = Schemas["AmbassadorRead"];
export type Entry = Schemas["DirectoryEntryRead"];
export type EntryChoice = Schemas["DirectoryEntryPut"];

/** The former ones stay while somebody types on. */
export function ambassadorPages({ q, skill, topic, language }: DirectorySearch) {
  const filters = {
    ...(q && { q }),
    ...(skill && { skill_id: skill }),
    ...(topic && { topic_id: topic }),
    ...(language && { language }),
  };
  return {
    ...inPages(["get", "/api/v1/ambassadors", "pages", filters], (page) =>
      client.GET("/api/v1/ambassadors", { params: { query: { ...filters, ...page } } }),
    ),
    placeholderData: keepPreviousData,
  };
}

export function ambassadorQuery(id: string) {
  return api.queryOptions("get", "/api/v1/ambassadors/{ambassador_id}", {
    params: { path: { ambassador_id: id } },
  });
}

/** The name of the skill that the address filters by. */
export function skillQuery(id: string | undefined) {
  return {
    ...api.queryOptions("get", "/api/v1/skills/{skill_id}", {
      params: { path: { skill_id: id ?? "" } },
    }),
    enabled: id !== undefined,
  };
}

export const entryQuery = api.queryOptions("get", "/api/v1/me/directory-entry");

export function useSetEntry() {
  const queries = useQueryClient();
  return useMutation({
    // One after the other: the last choice is the one that holds.
    scope: { id: "directory entry" },
    mutationFn: async (body: EntryChoice) => {
      const { data, error } = await client.PUT("/api/v1/me/directory-entry", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: (saved) => {
      queries.setQueryData(entryQuery.queryKey, saved);
      return invalidate(queries, "/api/v1/ambassadors");
    },
  });
}
