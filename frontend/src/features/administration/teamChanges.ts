/** Changing teams: adding, renaming and moving, deleting. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useToasts } from "../../ui/Toasts";
import type { Team } from "./queries";

/** Whatever shows a team's name. */
const TOUCHED = ["/api/v1/teams", "/api/v1/people"];

export type TeamInput = Schemas["TeamCreate"];

interface Change {
  /** Absent for a new one. */
  team?: Team | undefined;
  body: TeamInput;
}

export function useSaveTeam() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ team, body }: Change) => {
      const { data, error } = team
        ? await client.PATCH("/api/v1/teams/{team_id}", {
            params: { path: { team_id: team.id }, header: ifMatch(team.version) },
            body,
          })
        : await client.POST("/api/v1/teams", { body });
      if (!data) throw error;
      return data;
    },
    onSuccess: () => invalidate(queries, ...TOUCHED),
  });
}

export function useDeleteTeam() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async ({ id, version }: Team) => {
      const { error } = await client.DELETE("/api/v1/teams/{team_id}", {
        params: { path: { team_id: id }, header: ifMatch(version) },
      });
      if (error) throw error;
    },
    onSuccess: (_nothing, { name }) => toasts.show({ text: t`“${name}” is deleted.` }),
    // Refused as well: whoever tries again does so with what is there now.
    onSettled: () => invalidate(queries, ...TOUCHED),
  });
}
