/** Imports of events: sending what is to be read, watching it, taking it over. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, inPages, type Schemas } from "../../../api/client";
import { missing, refused } from "../../../api/missing";
import { invalidate } from "../../../api/queries";
import { EVENTS } from "../queries";
import { decoded } from "./decoded";

export type EventImport = Schemas["EventImportRead"];
export type Item = Schemas["EventImportItemRead"];
export type Outcome = Item["outcome"];

const IMPORTS = "/api/v1/event-imports";
const SECOND = 1000;

/** Something is being done with it: ask again. */
function isMoving({ status }: EventImport): boolean {
  return status === "reading" || status === "applying";
}

export const importsQuery = inPages<EventImport>(["get", IMPORTS, "pages"], (page) =>
  client.GET("/api/v1/event-imports", { params: { query: page } }),
);

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["get", IMPORTS, id],
    queryFn: async () => {
      const { data, error } = await client.GET("/api/v1/event-imports/{event_import_id}", {
        params: { path: { event_import_id: id } },
      });
      if (!data) throw error;
      return data;
    },
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? SECOND : false),
  });
}

export function itemPages({ id, status }: EventImport, outcome: Outcome) {
  return inPages<Item>(["get", `${IMPORTS}/${id}/items`, status, outcome], (page) =>
    client.GET("/api/v1/event-imports/{event_import_id}/items", {
      params: { path: { event_import_id: id }, query: { outcome, ...page } },
    }),
  );
}

/** A file that somebody chose, or an address. */
type From = { file: File | undefined } | { url: string };

function useInput() {
  const { t } = useLingui();
  return async (from: From): Promise<Schemas["EventImportCreate"]> => {
    if ("url" in from) return from;
    const { file } = from;
    if (!file) throw missing("content");
    const content = decoded(await file.arrayBuffer());
    if (!content.trim()) throw refused("content", "file-empty", t`There is nothing in this file.`);
    if (content.includes("\0")) {
      const detail = t`This is neither a calendar nor a list as text. Save a spreadsheet as .csv first.`;
      throw refused("content", "file-binary", detail);
    }
    return { content, file_name: file.name };
  };
}

export function useBeginImport() {
  const queries = useQueryClient();
  const asInput = useInput();
  return useMutation({
    mutationFn: async (from: From) => {
      const body = await asInput(from);
      const { data, error } = await client.POST("/api/v1/event-imports", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, IMPORTS),
  });
}

export function useApplyImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      const { data, error } = await client.POST(
        "/api/v1/event-imports/{event_import_id}/application",
        { params: { path: { event_import_id: id } } },
      );
      if (!data) throw error;
      return data;
    },
    onSuccess: (begun) => queries.setQueryData(importQuery(begun.id).queryKey, begun),
    onSettled: () => invalidate(queries, IMPORTS, EVENTS),
  });
}
