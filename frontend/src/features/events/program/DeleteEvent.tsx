/** Deleting an event for good, once it is confirmed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Refused } from "../../../api/Refused";
import { Button } from "../../../ui/Button";
import { Confirm } from "../../../ui/Confirm";
import type { Event } from "../queries";
import { useDeleteEvent } from "./queries";

export function DeleteEvent({ event }: { event: Event }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteEvent();
  const { title } = event;
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
          onConfirm={() => remove.mutate(event)}
          onCancel={() => setAsking(false)}
        >
          <Refused error={remove.error} />
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
