/** Correcting why something was chosen. */
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useProblemText } from "../i18n/problems";
import { useToasts } from "../ui/Toasts";
import { api, type Schemas } from "./client";
import { invalidate } from "./queries";

export type Reason = Schemas["ReasonRead"];

/** "That is not right": takes the skill or the interest out of the profile. */
export function useCorrect() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("put", "/api/v1/me/corrections", {
    onSuccess: () => {
      toasts.show({ text: t`Thank you. Your profile is corrected.` });
      return invalidate(
        queries,
        "/api/v1/me/today",
        "/api/v1/me/skills",
        "/api/v1/me/interests",
        "/api/v1/me/saved",
        "/api/v1/me/events",
        "/api/v1/events",
        "/api/v1/suggestions",
      );
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
