/** One event for who curates: its fields, what is decided about it, and the parts wanted. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { STATUSES } from "../../../api/eventWords";
import { Region } from "../../../api/Region";
import { useStale } from "../../../api/useStale";
import { ActionBar } from "../../../ui/ActionBar";
import { Button, ButtonLink } from "../../../ui/Button";
import { LeaveGuard } from "../../../ui/LeaveGuard";
import { Page } from "../../../ui/Page";
import { Lines } from "../../../ui/Skeleton";
import { useToasts } from "../../../ui/Toasts";
import { useDraft } from "../../../ui/useDraft";
import { EventForm } from "../EventForm";
import styles from "../Events.module.css";
import { baseOf, toDraft, toInput } from "../eventDraft";
import { type Event, eventQuery } from "../queries";
import { Decisions } from "./CurationCard";
import { DeleteEvent } from "./DeleteEvent";
import { EditOpenings } from "./EditOpenings";
import { useSaveEvent } from "./queries";

// Only standing engagements have them.
const EditMeetings = lazy(() =>
  import("./EditMeetings").then((found) => ({ default: found.EditMeetings })),
);
const FORM = { toDraft, toInput };

export function EditEvent({ id }: { id: string }) {
  const { i18n, t } = useLingui();
  const event = useQuery(eventQuery(id));
  return (
    <Page
      title={event.data?.title ?? t`Event`}
      back={{ to: "/program/events", label: t`Events` }}
      lead={event.data && i18n._(STATUSES[event.data.status])}
      actions={
        event.data && (
          <ButtonLink to="/opportunities/$id" params={{ id }}>
            <Trans>As others see it</Trans>
          </ButtonLink>
        )
      }
    >
      <Region query={event}>
        {(data) => (
          <>
            <div className={styles.actions}>
              <Decisions event={data} />
              <DeleteEvent event={data} />
            </div>
            <EditOpenings event={data} />
            {data.is_standing && (
              <Suspense fallback={<Lines count={3} />}>
                <EditMeetings event={data} />
              </Suspense>
            )}
            <Fields key={id} event={data} />
          </>
        )}
      </Region>
    </Page>
  );
}

function Fields({ event }: { event: Event }) {
  const { t } = useLingui();
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useDraft(event, FORM);
  const save = useSaveEvent();
  const { stored, isChanged, rebase } = form;

  // While nothing is entered here it is shown as it is now.
  useEffect(() => {
    if (!isChanged && event.version > stored.version) rebase(event);
  }, [event, stored, isChanged, rebase]);

  function submit(onto = baseOf(stored, event)) {
    save.mutate(
      { event: onto, body: form.changes },
      {
        onSuccess: (saved) => {
          rebase(saved);
          toasts.show({ text: t`Saved.` });
        },
      },
    );
  }

  const stale = useStale(save, {
    newest: () => queries.fetchQuery({ ...eventQuery(event.id), staleTime: 0 }),
    take: rebase,
    again: submit,
  });

  return (
    <section className={styles.part}>
      <h2>
        <Trans>Facts</Trans>
      </h2>
      <LeaveGuard isChanged={isChanged} />
      <EventForm
        draft={form.draft}
        {...stale}
        onChange={form.change}
        onSubmit={() => submit()}
        actions={
          <ActionBar>
            <span className={styles.state} role="status">
              {isChanged ? t`Not saved yet` : null}
            </span>
            <Button
              type="submit"
              // What is proposed waits for being approved: that is the one main thing there.
              variant={event.status === "proposed" ? undefined : "primary"}
              busy={save.isPending}
              disabled={!isChanged}
            >
              <Trans>Save</Trans>
            </Button>
          </ActionBar>
        }
      />
    </section>
  );
}
