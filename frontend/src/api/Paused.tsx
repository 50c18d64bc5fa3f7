/** Says calmly that somebody is resting, until when, and lets them go on with one tap. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useFormats } from "../i18n/formats";
import { useProblemText } from "../i18n/problems";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Card";
import { useToasts } from "../ui/Toasts";
import { api } from "./client";
import styles from "./Form.module.css";
import { invalidate } from "./queries";

interface Props {
  until: string | null;
  /** What resting means where it is said. */
  children?: ReactNode;
}

export function Paused({ until, children }: Props) {
  const { date } = useFormats();
  const resume = useResume();
  const day = until && date(until);
  return (
    <Notice icon="clock">
      <div className={styles.stale}>
        <p>
          {day ? (
            <Trans>You are resting. On {day} it goes on by itself.</Trans>
          ) : (
            <Trans>You are resting until you say so.</Trans>
          )}
          {children && " "}
          {children}
        </p>
        <div className={styles.choices}>
          <Button
            size="small"
            busy={resume.isPending}
            onClick={() => resume.mutate({ body: { status: "active" } })}
          >
            <Trans>Go on now</Trans>
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function useResume() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return api.useMutation("patch", "/api/v1/me/ambassadorship", {
    onSuccess: () => toasts.show({ text: t`Your pause is over.` }),
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
    onSettled: () =>
      invalidate(
        queries,
        "/api/v1/me/ambassadorship",
        "/api/v1/me/consents",
        "/api/v1/me/directory-entry",
        "/api/v1/me/today",
      ),
  });
}
