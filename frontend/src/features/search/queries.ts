/** Reads of the search. Nothing of it is kept on the device. */
import { keepPreviousData } from "@tanstack/react-query";
import { api, client, inPages } from "../../api/client";
import type { Hit } from "./hits";
import type { Kind } from "./search";

const PATH = "/api/v1/search";

/** The first of each kind; the former answer stays while somebody types on. */
export function searchQuery(q: string) {
  return {
    ...api.queryOptions("get", PATH, { params: { query: { q } } }),
    placeholderData: keepPreviousData,
    enabled: q !== "",
  };
}

export function searchPages(q: string, kind: Kind) {
  return inPages<Hit>(["get", PATH, "pages", { q, kind }], (page) =>
    client.GET(PATH, { params: { query: { q, kind, ...page } } }),
  );
}
