/** What I proposed: the list, and proposing. */

import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, client, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useToasts } from "../../ui/Toasts";

const MINE = { proposed_by: "me", sort: "-created_at" } as const;

export const myProposalsQuery = inPages<Schemas["SuggestionRead"]>(
  ["get", "/api/v1/suggestions", MINE],
  (page) => client.GET("/api/v1/suggestions", { params: { query: { ...MINE, ...page } } }),
);

export function usePropose() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  return api.useMutation("post", "/api/v1/suggestions", {
    onSuccess: async () => {
      void invalidate(queries, "/api/v1/suggestions");
      toasts.show({ text: t`Thank you. Here you see what becomes of it.` });
      await navigate({ to: "/me/proposals", ignoreBlocker: true });
    },
  });
}
