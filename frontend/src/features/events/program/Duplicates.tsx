/** Events that seem to be one: keep one of the two with all that hangs on both, or say that they are two. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../../api/client";
import { More } from "../../../api/Pages";
import { invalidate } from "../../../api/queries";
import { Refused } from "../../../api/Refused";
import { Region } from "../../../api/Region";
import { useProblemText } from "../../../i18n/problems";
import { Button } from "../../../ui/Button";
import { Confirm } from "../../../ui/Confirm";
import { Page } from "../../../ui/Page";
import { Empty } from "../../../ui/States";
import { useToasts } from "../../../ui/Toasts";
import { EventCard } from "../EventCard";
import styles from "../Events.module.css";
import { EVENTS, type Event } from "../queries";
import { DUPLICATES, type Pair, pairsQuery } from "./queries";

interface Merge {
  kept: Event;
  gone: Event;
}

export function Duplicates() {
  const { t } = useLingui();
  const pairs = useInfiniteQuery(pairsQuery);
  return (
    <Page
      wide
      title={t`Likely duplicates`}
      back={{ to: "/program/events", label: t`Events` }}
      lead={t`The same link, or nearly the same title, day and place.`}
    >
      <Region query={pairs}>
        {({ pages }) => {
          const some = pages.flatMap(({ items }) => items);
          if (some.length === 0) {
            return (
              <Empty icon="check" title={<Trans>No event seems to be there twice.</Trans>}>
                <Trans>When two calendars bring the same one, you find both here.</Trans>
              </Empty>
            );
          }
          return (
            <ul className={styles.list}>
              {some.map((pair) => (
                <li key={pair.id} className={styles.group}>
                  <Couple pair={pair} />
                </li>
              ))}
            </ul>
          );
        }}
      </Region>
      <div>
        <More query={pairs} />
      </div>
    </Page>
  );
}

function Couple({ pair: { id, event, other } }: { pair: Pair }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Merge | null>(null);
  const { merge, dismiss } = useSettle();
  const keep = (kept: Event, gone: Event) => (
    <Button
      size="small"
      icon="check"
      busy={dismiss.isPending}
      aria-label={`${t`Keep this one`}: ${kept.title}`}
      onClick={() => setAsked({ kept, gone })}
    >
      <Trans>Keep this one</Trans>
    </Button>
  );
  return (
    <>
      <div className={styles.cards}>
        <EventCard event={event} to="/program/events/$id">
          {keep(event, other)}
        </EventCard>
        <EventCard event={other} to="/program/events/$id">
          {keep(other, event)}
        </EventCard>
      </div>
      <div>
        <Button size="small" busy={dismiss.isPending} onClick={() => dismiss.mutate(id)}>
          <Trans>These are two events</Trans>
        </Button>
      </div>
      {asked && (
        <Confirm
          title={t`Keep “${asked.kept.title}”?`}
          confirmLabel={t`Merge for good`}
          cancelLabel={t`Cancel`}
          busy={merge.isPending}
          onConfirm={() => merge.mutate(asked, { onSuccess: () => setAsked(null) })}
          onCancel={() => setAsked(null)}
        >
          <Refused error={merge.error} />
          <p>
            <Trans>
              It takes over the parts, topics and calendars of the other, which is then deleted.
            </Trans>
          </p>
        </Confirm>
      )}
    </>
  );
}

function useSettle() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  const onError = (error: unknown) => toasts.show({ text: problemText(error), tone: "danger" });
  const onSettled = () => invalidate(queries, DUPLICATES, EVENTS);
  const merge = useMutation({
    mutationFn: async ({ kept, gone }: Merge) => {
      const { error } = await client.PUT("/api/v1/events/{event_id}/merge", {
        params: { path: { event_id: kept.id } },
        body: { other_id: gone.id },
      });
      if (error) throw error;
    },
    onSuccess: () => toasts.show({ text: t`Merged into one.` }),
    onSettled,
  });
  const dismiss = useMutation({
    mutationFn: async (duplicateId: string) => {
      const { error } = await client.PUT("/api/v1/event-duplicates/{duplicate_id}/dismissal", {
        params: { path: { duplicate_id: duplicateId } },
      });
      if (error) throw error;
    },
    onError,
    onSettled,
  });
  return { merge, dismiss };
}
