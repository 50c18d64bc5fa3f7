/** The one way to the API: typed by openapi.json, same origin, cookie included. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import createFetchClient from "openapi-fetch";
import createClient from "openapi-react-query";
import { spoken } from "../i18n/languages";
import { isFresh, noteAnswer, noteNoAnswer } from "../offline/reach";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

export const client = createFetchClient<paths>({ baseUrl: "/", credentials: "same-origin" });

client.use({
  onRequest({ request, schemaPath }) {
    // What the API says in words is said in the app's language, not in the browser's.
    request.headers.set("Accept-Language", spoken());
    // What is on the screen already is not replaced by an older answer because the service is slow:
    // the service worker answers `no-store` from what it has kept only when there is no connection.
    return request.method === "GET" && isFresh(schemaPath)
      ? new Request(request, { cache: "no-store" })
      : undefined;
  },
  onResponse: ({ schemaPath, response }) => noteAnswer(schemaPath, response.headers),
  onError: ({ error }) => {
    if (!(error instanceof DOMException && error.name === "AbortError")) noteNoAnswer();
  },
});

export const api = createClient(client);

/** The header that says which version an edit is based on. */
export function ifMatch(version: number) {
  return { "If-Match": `"${version}"` };
}

export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

type Answer<Item> = { data?: Page<Item>; error?: unknown };

/** All items of a list that stays short enough to be had whole (topics, goals, my skills). */
export async function everything<Item>(
  read: (page: { limit: number; cursor?: string }) => Promise<Answer<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const { data, error }: Answer<Item> = await read({ limit: 100, ...(cursor && { cursor }) });
    if (!data) throw error;
    items.push(...data.items);
    cursor = data.next_cursor;
  } while (cursor);
  return items;
}

/** A list that grows: one page after the other. The key names the path, as all keys do. */
export function inPages<Item>(
  queryKey: readonly ["get", ...unknown[]],
  read: (page: { cursor?: string }) => Promise<Answer<Item>>,
) {
  return infiniteQueryOptions({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) => {
      const { data, error } = await read(pageParam ? { cursor: pageParam } : {});
      if (!data) throw error;
      return data;
    },
    getNextPageParam: (page) => page.next_cursor,
  });
}
