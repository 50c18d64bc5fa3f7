/** What is being written on the share sheet. */
import { useKept } from "../../api/useKept";

export interface Draft {
  words: string;
  disclosure: string;
  discloses: boolean;
  /** With a short link, whose clicks are counted. */
  counts: boolean;
}

export function useKeptDraft(suggestionId: string, first: Draft) {
  return useKept(["share-draft", suggestionId], first);
}
