/** Looking an invitation up, and using it up with a password. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { client } from "../../api/client";
import { asProblem } from "../../api/problem";
import { beginSession } from "../../api/session";
import { speak } from "../../i18n/languages";

export function isGone(error: unknown): boolean {
  return asProblem(error)?.status === 410;
}

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["post", "/api/v1/invitations/lookup", token],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async () => {
      const { data, error } = await client.POST("/api/v1/invitations/lookup", { body: { token } });
      if (!data) throw error;
      return data;
    },
  });
}

/** Sets the password and signs in; whoever was signed in here before is forgotten. */
export function useAccept(token: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (password: string) => {
      const { data, error } = await client.POST("/api/v1/invitations/acceptance", {
        body: { token, password },
      });
      if (!data) throw error;
      return data.person;
    },
    onSuccess: async (me) => {
      const { queryKey } = invitationQuery(token);
      const invitation = queries.getQueryData(queryKey);
      await beginSession(queries, me);
      // Forgotten with all else, the used link would be looked up again: «no longer works».
      queries.setQueryData(queryKey, invitation);
      await speak(me.language);
      await navigate({ to: "/today" });
    },
  });
}
