/** What is found while somebody types, as a `SearchBox` shows it. */
import { type QueryKey, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "../ui/useLater";
import type { Page } from "./client";

type QueryOf<Data, Failure, Key extends QueryKey> = (
  text: string,
) => UseQueryOptions<Data, Failure, Data, Key>;

export function useFound<Item, Failure, Key extends QueryKey>(
  queryOf: QueryOf<Page<Item>, Failure, Key>,
) {
  const [text, setText] = useState("");
  const settled = useSettled(text);
  const { data, isFetching } = useQuery(queryOf(settled));
  return {
    text,
    items: data?.items ?? [],
    /** Whether anything was answered at all. */
    isAnswered: data !== undefined,
    box: { isSearching: settled !== text || isFetching, onSearch: setText },
  };
}
