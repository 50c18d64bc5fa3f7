/** Tools and their keys: the list, and changes to it. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, everything, ifMatch, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import type { Scope } from "../../api/scopes";
import { useToasts } from "../../ui/Toasts";

export type Tool = Schemas["ServiceAccountRead"];
export type Key = Schemas["ServiceKeyRead"];
export type NewKey = Schemas["ServiceKeyCreated"];

const TOUCHED = "/api/v1/service-accounts";

export const toolsQuery = queryOptions({
  queryKey: ["get", TOUCHED, "all"],
  queryFn: () =>
    everything<Tool>((query) => client.GET("/api/v1/service-accounts", { params: { query } })),
});

/** Runs a change and reads the list anew, refused as well: the next try begins with what is there. */
function useChange<Change, Answer>(run: (change: Change) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => invalidate(queries, TOUCHED),
  });
}

export type ToolInput = Schemas["ServiceAccountCreate"];

interface ToolChange {
  /** Absent for a new one. */
  tool?: Tool | undefined;
  body: ToolInput;
}

export function useSaveTool() {
  return useChange(async ({ tool, body }: ToolChange) => {
    const { data, error } = tool
      ? await client.PATCH("/api/v1/service-accounts/{account_id}", {
          params: { path: { account_id: tool.id }, header: ifMatch(tool.version) },
          body,
        })
      : await client.POST("/api/v1/service-accounts", { body });
    if (!data) throw error;
    return data;
  });
}

export function useDeleteTool() {
  const { t } = useLingui();
  const toasts = useToasts();
  return useChange(async ({ id, name, version }: Tool) => {
    const { error } = await client.DELETE("/api/v1/service-accounts/{account_id}", {
      params: { path: { account_id: id }, header: ifMatch(version) },
    });
    if (error) throw error;
    toasts.show({ text: t`“${name}” is deleted.` });
  });
}

interface KeyWish {
  tool: Tool;
  scopes: Scope[];
  lifetime_days: number;
}

export function useMakeKey() {
  return useChange(async ({ tool, ...body }: KeyWish): Promise<NewKey> => {
    const { data, error } = await client.POST("/api/v1/service-accounts/{account_id}/keys", {
      params: { path: { account_id: tool.id } },
      body,
    });
    if (!data) throw error;
    return data;
  });
}

interface Replacement {
  key: Key;
  lifetime_days: number;
}

export function useReplaceKey() {
  return useChange(async ({ key, lifetime_days }: Replacement): Promise<NewKey> => {
    const { data, error } = await client.POST("/api/v1/service-keys/{key_id}/rotation", {
      params: { path: { key_id: key.id } },
      body: { lifetime_days },
    });
    if (!data) throw error;
    return data;
  });
}

export function useRevokeKey() {
  const { t } = useLingui();
  const toasts = useToasts();
  return useChange(async ({ id }: Key) => {
    const { error } = await client.DELETE("/api/v1/service-keys/{key_id}", {
      params: { path: { key_id: id } },
    });
    if (error) throw error;
    toasts.show({ text: t`The key is revoked.` });
  });
}
