/** Deleting a goal that nothing refers to. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "../../api/problem";
import type { Goal } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { useToasts } from "../../ui/Toasts";
import styles from "./Editor.module.css";
import { useDeleteGoal } from "./goalChanges";

export function DeleteGoal({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const toasts = useToasts();
  const problemText = useProblemText();
  const remove = useDeleteGoal();
  const [isAsking, setAsking] = useState(false);

  function confirm() {
    remove.mutate(goal, {
      onSuccess: () => {
        toasts.show({ text: t`“${goal.title}” is deleted.` });
        void navigate({ to: "/program/goals", ignoreBlocker: true });
      },
    });
  }

  function whyNot(error: unknown) {
    return asProblem(error)?.code === "goal-in-use"
      ? t`Suggestions refer to this goal, so it stays. Let its period end instead.`
      : problemText(error);
  }

  return (
    <div className={styles.ends}>
      <Button size="small" variant="danger" onClick={() => setAsking(true)}>
        <Trans>Delete</Trans>
      </Button>
      {isAsking && (
        <Confirm
          title={t`Delete this goal?`}
          confirmLabel={t`Delete for good`}
          cancelLabel={t`Cancel`}
          busy={remove.isPending}
          problem={remove.error && whyNot(remove.error)}
          onConfirm={confirm}
          onCancel={() => {
            setAsking(false);
            remove.reset();
          }}
        >
          {!remove.error && (
            <p>
              <Trans>Its texts and figures go with it. This cannot be undone.</Trans>
            </p>
          )}
        </Confirm>
      )}
    </div>
  );
}
