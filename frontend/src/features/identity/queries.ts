/** Signing in and out, my languages, my sessions. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, client, type Schemas } from "../../api/client";
import { type Me, meQuery } from "../../api/queries";
import { beginSession, endSession } from "../../api/session";
import { signOut } from "../../api/signOut";
import { speak } from "../../i18n/languages";
import { useProblemText } from "../../i18n/problems";
import { rememberPerson } from "../../offline/store";
import { useToasts } from "../../ui/Toasts";

export const demoQuery = api.queryOptions("get", "/api/v1/demo", undefined, {
  staleTime: Infinity,
});

type Persona = Schemas["DemoSessionCreate"]["as"];
type SignIn = { email: string; password: string } | { as: Persona };

async function signIn(how: SignIn) {
  const { data, error } =
    "as" in how
      ? await client.POST("/api/v1/demo/session", { body: how })
      : await client.POST("/api/v1/session", { body: how });
  if (!data) throw error;
  return data.person;
}

export function useSignIn(next: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: signIn,
    onSuccess: async (me) => {
      await beginSession(queries, me);
      await speak(me.language);
      await navigate({ href: next });
    },
  });
}

/** Ends the session and forgets on this device all that was read in it. */
export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      toasts.clear();
      await endSession(queries);
      await navigate({ to: "/login" });
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}

type Languages = Schemas["MeUpdate"];

/** Takes effect at once and goes back when the API refuses. Texts from the API come anew. */
export function useChangeLanguages() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Languages) => {
      const { data, error } = await client.PATCH("/api/v1/me", { body });
      if (!data) throw error;
      return data;
    },
    onMutate: async ({ language, content_languages }) => {
      const before = queries.getQueryData<Me | null>(meQuery.queryKey);
      if (before) {
        queries.setQueryData<Me | null>(meQuery.queryKey, {
          ...before,
          ...(language && { language }),
          ...(content_languages && { content_languages }),
        });
      }
      if (language) await speak(language);
      return { before };
    },
    onError: (_error, _body, context) => {
      queries.setQueryData(meQuery.queryKey, context?.before);
      if (context?.before) void speak(context.before.language);
    },
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      void rememberPerson(me);
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey !== meQuery.queryKey,
      });
    },
  });
}

export const sessionsQuery = api.queryOptions("get", "/api/v1/sessions");

export function useEndSession() {
  const queries = useQueryClient();
  return api.useMutation("delete", "/api/v1/sessions/{session_id}", {
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
