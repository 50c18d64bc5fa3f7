/** Reads that several features need: who I am, topics, goals, skills. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { forgetDevice } from "../offline/device";
import { api, client, everything, type Schemas } from "./client";
import { asProblem } from "./problem";
import { isSignOutOwed, signOut } from "./signOut";

export type Me = Schemas["MeRead"];
export type Topic = Schemas["TopicRead"];
export type Goal = Schemas["GoalRead"];
export type Permission = Me["permissions"][number];

const MINUTE = 60_000;

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["get", "/api/v1/session"],
  staleTime: 5 * MINUTE,
  queryFn: async (): Promise<Me | null> => {
    if (isSignOutOwed()) await signOut();
    if (isSignOutOwed()) return null;
    const { data, error } = await client.GET("/api/v1/session");
    if (data) return data.person;
    if (asProblem(error)?.status !== 401) throw error;
    await forgetDevice();
    return null;
  },
});

export function may(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}

export const topicsQuery = queryOptions({
  queryKey: ["get", "/api/v1/topics", "all"],
  staleTime: MINUTE,
  queryFn: () => everything<Topic>((query) => client.GET("/api/v1/topics", { params: { query } })),
});

export const goalsQuery = queryOptions({
  queryKey: ["get", "/api/v1/goals", "all"],
  staleTime: MINUTE,
  queryFn: () => everything<Goal>((query) => client.GET("/api/v1/goals", { params: { query } })),
});

export const sourcesQuery = queryOptions({
  queryKey: ["get", "/api/v1/sources", "all"],
  staleTime: MINUTE,
  queryFn: () =>
    everything<Schemas["SourceRead"]>((query) =>
      client.GET("/api/v1/sources", { params: { query } }),
    ),
});

/** Skills whose name holds the text, in any language; the former answer stays while typing on. */
export function skillSearch(text: string) {
  return {
    ...api.queryOptions("get", "/api/v1/skills", {
      params: { query: { limit: 12, ...(text && { q: text }) } },
    }),
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  };
}

/** Everything read below a path is stale: `/api/v1/topics` covers lists and single ones. */
export function invalidate(queries: QueryClient, ...paths: string[]) {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path = queryKey[1];
      return (
        typeof path === "string" && paths.some((one) => path === one || path.startsWith(`${one}/`))
      );
    },
  });
}

/** My own standing: `none` for who was never asked and who has left alike. */
export const ambassadorshipQuery = api.queryOptions("get", "/api/v1/me/ambassadorship");

/** What I answered when I was asked to take part; only I see it. */
export const welcomeQuery = api.queryOptions("get", "/api/v1/me/welcome");
