/** Thanks: the wall, what I gave and received, and changes to them. */
import { useLingui } from "@lingui/react/macro";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client, everything, inPages, type Schemas } from "../../api/client";
import { invalidate } from "../../api/queries";
import { useSameKey } from "../../api/useSameKey";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";
import type { KudosSearch } from "./search";

export type Kudos = Schemas["KudosRead"];
export type Visibility = Schemas["Visibility"];
export type Gesture = Schemas["Gesture"];
export type Person = Schemas["PersonRef"];

const WALL = "/api/v1/kudos";
const MINE = "/api/v1/me/kudos";
const CONSENTS = "/api/v1/me/consents";

export function kudosPages({ part, value, person, one }: KudosSearch) {
  if (one) {
    return inPages<Kudos>(["get", WALL, { one }], async () => {
      const { data, error } = await client.GET(`${WALL}/{kudos_id}`, {
        params: { path: { kudos_id: one } },
      });
      return data ? { data: { items: [data], next_cursor: null } } : { error };
    });
  }
  if (part) {
    return inPages<Kudos>(["get", MINE, part], (page) =>
      client.GET(MINE, { params: { query: { ...page, part } } }),
    );
  }
  const filters = { ...(value && { value }), ...(person && { person_id: person }) };
  return inPages<Kudos>(["get", WALL, filters], (page) =>
    client.GET(WALL, { params: { query: { ...filters, ...page } } }),
  );
}

/** People whose name holds the text, to pick one. */
export function peopleSearch(text: string) {
  return {
    ...api.queryOptions("get", "/api/v1/people", {
      params: { query: { limit: 10, ...(text && { q: text }) } },
    }),
    enabled: text.length > 0,
  };
}

export function personQuery(id: string) {
  return api.queryOptions("get", "/api/v1/people/{person_id}", {
    params: { path: { person_id: id } },
  });
}

export function suggestionQuery(id: string) {
  return api.queryOptions("get", "/api/v1/suggestions/{suggestion_id}", {
    params: { path: { suggestion_id: id } },
  });
}

export function eventQuery(id: string) {
  return api.queryOptions("get", "/api/v1/events/{event_id}", {
    params: { path: { event_id: id } },
  });
}

/** Whether I consent to be named, and whether that holds now: not in a pause. */
export const namedQuery = queryOptions({
  queryKey: ["get", CONSENTS, "named"],
  queryFn: async () => {
    const consents = await everything<Schemas["ConsentRead"]>((query) =>
      client.GET(CONSENTS, { params: { query } }),
    );
    return consents.find(({ purpose }) => purpose === "named");
  },
});

export const namedTextQuery = queryOptions({
  queryKey: ["get", "/api/v1/consent-texts", "named"],
  queryFn: async () => {
    const texts = await everything<Schemas["ConsentTextRead"]>((query) =>
      client.GET("/api/v1/consent-texts", { params: { query } }),
    );
    return texts.find(({ purpose }) => purpose === "named");
  },
});

async function done(answer: Promise<{ error?: unknown }>) {
  const { error } = await answer;
  if (error) throw error;
}

/** Runs a change, says when it failed, and reads anew what it touched. */
function useChange<Change>(run: (change: Change) => Promise<unknown>, ...touched: string[]) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: run,
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () => invalidate(queries, WALL, MINE, ...touched),
  });
}

/** Sends thanks; until the toast has passed a tap takes them back. */
export function useGive(onGiven: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const takeBack = useTakeBack();
  const keyOf = useSameKey();
  return useMutation({
    mutationFn: async (body: Schemas["KudosCreate"]) => {
      const { data, error } = await client.POST(WALL, {
        params: { header: { "Idempotency-Key": keyOf(body) } },
        body,
      });
      if (!data) throw error;
      return data;
    },
    onSuccess: ({ id }) => {
      onGiven();
      toasts.show({ text: t`Your thanks are on their way.`, undo: () => void takeBack(id) });
      return invalidate(queries, WALL, MINE);
    },
  });
}

/** Takes thanks back for good, also while the page is being closed. */
export function useTakeBack() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return async (id: string) => {
    try {
      const params = { path: { kudos_id: id } };
      await done(client.DELETE("/api/v1/kudos/{kudos_id}", { params, keepalive: true }));
    } catch (error) {
      toasts.show({ text: problemText(error), tone: "danger" });
    }
    await invalidate(queries, WALL, MINE);
  };
}

export function useSetVisibility() {
  const { t } = useLingui();
  const toasts = useToasts();
  const change = useChange(
    async ({ id, visibility }: { id: string; visibility: Visibility; before: Visibility }) => {
      const params = { path: { kudos_id: id } };
      const body = { visibility };
      await done(client.PUT("/api/v1/kudos/{kudos_id}/visibility", { params, body }));
    },
  );
  return (id: string, visibility: Visibility, before: Visibility) =>
    change.mutate(
      { id, visibility, before },
      {
        onSuccess: () =>
          toasts.show({
            text: t`Changed. Only you know.`,
            undo: () => change.mutate({ id, visibility: before, before: visibility }),
          }),
      },
    );
}

export function useGesture() {
  return useChange(({ id, gesture, isOn }: { id: string; gesture: Gesture; isOn: boolean }) => {
    const params = { path: { kudos_id: id, gesture } };
    return done(
      isOn
        ? client.PUT("/api/v1/kudos/{kudos_id}/reactions/{gesture}", { params })
        : client.DELETE("/api/v1/kudos/{kudos_id}/reactions/{gesture}", { params }),
    );
  });
}

export function useSetNamed() {
  return useChange(
    ({ granted, text_version }: { granted: boolean; text_version: string }) =>
      done(
        client.PUT("/api/v1/me/consents/{purpose}", {
          params: { path: { purpose: "named" } },
          body: { granted, text_version },
        }),
      ),
    CONSENTS,
    "/api/v1/me/ambassadorship",
  );
}
