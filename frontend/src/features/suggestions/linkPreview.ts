/** What the page behind a link says of itself, read once its address is entered. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "../../api/client";
import { asProblem } from "../../api/problem";
import { useProblemText } from "../../i18n/problems";

export function useLinkPreview() {
  const { t } = useLingui();
  const problemText = useProblemText();
  const [address, setAddress] = useState("");
  const { mutate, data, error, isPending } = api.useMutation(
    "post",
    "/api/v1/suggestions/link-preview",
  );
  const isKnown = asProblem(error)?.code === "suggestion-exists";

  function read(entered: string) {
    const url = entered.trim();
    // Half an address is not worth a complaint yet.
    if (url === address || !/^https?:\/\/./i.test(url)) return;
    setAddress(url);
    mutate({ body: { url } });
  }

  return {
    read,
    page: data,
    fault: isKnown ? problemText(error) : undefined,
    news: news(),
  };

  function news() {
    if (isPending) return t`The page is being read…`;
    if (error && !isKnown) return t`This page cannot be read. Describe it in your words.`;
    return data && t`Filled in from the page. Change what you like.`;
  }
}
