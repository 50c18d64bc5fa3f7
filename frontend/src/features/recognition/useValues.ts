/** What the organization holds dear: the names of its values by their keys, in the reader's language. */
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/queries";
import { inLanguage, spoken } from "../../i18n/languages";

export function useValues(): ReadonlyMap<string, string> {
  const { data: me } = useQuery(meQuery);
  const values = me?.organization.values ?? [];
  return new Map(values.map(({ key, names }) => [key, inLanguage(names, spoken())]));
}
