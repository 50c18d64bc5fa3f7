/** Deleting an event for good, once it is confirmed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useProblemText } from "../../../i18n/problems";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Card";
import { Confirm } from "../../../ui/Confirm";
import { useToasts } from "../../../ui/Toasts";
import type { Event } from "../queries";
import { useDeleteEvent } from "./queries";

export function DeleteEvent({ event }: { event: Event }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const toasts = useToasts();
  const problemText = useProblemText();
  const remove = useDeleteEvent();
  const { title } = event;

  function onSuccess() {
    toasts.show({ text: t`“${title}” is deleted.` });
    void navigate({ to: "/program/events", ignoreBlocker: true });
  }

  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <Trans>Delete</Trans>
      </Button>
      {isAsking && (
        <Confirm
          title={t`Delete “${title}”?`}
          confirmLabel={t`Delete for good`}
          cancelLabel={t`Cancel`}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(event, { onSuccess })}
          onCancel={() => setAsking(false)}
        >
          {remove.error ? (
            <Notice tone="danger" icon="warning">
              {problemText(remove.error)}
            </Notice>
          ) : null}
          <p>
            <Trans>
              Its meetings and the parts wanted go too. No import brings it back. If it does not
              take place, mark it as cancelled instead.
            </Trans>
          </p>
        </Confirm>
      )}
    </>
  );
}
