/** The day's few cards, then an end. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Paused } from "../../api/Paused";
import { ProfileLinks } from "../../api/ProfileLinks";
import { asProblem } from "../../api/problem";
import { Region } from "../../api/Region";
import { useWaiting } from "../../api/waiting";
import { mayKeep } from "../../offline/store";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Cards } from "../../ui/Skeleton";
import { Empty } from "../../ui/States";
import { EventCard } from "./EventCard";
import { Invitation } from "./Invitation";
import { savedQuery, type Today, todayQuery, useMore } from "./queries";
import { byItem } from "./reactions";
import { SuggestionCard } from "./SuggestionCard";
import styles from "./TodayList.module.css";
import { WaitingCard } from "./WaitingCard";

export function TodayList() {
  const { t } = useLingui();
  const today = useQuery(todayQuery);
  const waiting = byItem(useWaiting());
  useKeepSaved(today.isSuccess);
  if (asProblem(today.error)?.code === "ambassadors-only") return <Invitation />;
  return (
    <Page title={t`Today`} lead={<Lead today={today.data} />}>
      <Region query={today} skeleton={<Cards count={3} lines={4} />}>
        {(data) =>
          data.is_paused ? (
            <Paused until={data.paused_until} />
          ) : (
            <>
              {data.items.length > 0 && (
                <ol className={styles.list}>
                  {data.items.map((item) => {
                    const act = waiting.get(item.id)?.note.act;
                    return (
                      <li key={item.id}>
                        {act ? <WaitingCard act={act} /> : <Card item={item} />}
                      </li>
                    );
                  })}
                </ol>
              )}
              <End today={data} />
            </>
          )
        }
      </Region>
    </Page>
  );
}

function Card({ item }: { item: Today["items"][number] }) {
  return item.event ? <EventCard item={item} event={item.event} /> : <SuggestionCard item={item} />;
}

/** Saved is there to be read without a connection, even by who has not opened it yet. */
function useKeepSaved(isReady: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (isReady && mayKeep) void queries.prefetchInfiniteQuery(savedQuery);
  }, [isReady, queries]);
}

function Lead({ today }: { today: Today | undefined }) {
  if (today?.is_paused) return null;
  if (!today || today.items.length === 0) {
    return <Trans>What fits your skills and our topics. You decide.</Trans>;
  }
  return (
    <Plural
      value={today.items.length}
      one="One thing that fits you. You decide."
      other="# things that fit you. You decide."
    />
  );
}

function End({ today }: { today: Today }) {
  const more = useMore();
  const isEmpty = today.items.length === 0;
  if (isEmpty && today.remaining === 0 && !today.has_more && !today.is_finished) return <Nothing />;
  return (
    <div className={styles.end}>
      <p className={styles.endTitle}>
        {isEmpty ? (
          <Trans>You have seen everything for today.</Trans>
        ) : (
          <Trans>That is all for today.</Trans>
        )}
      </p>
      {today.has_more ? (
        <Button variant="quiet" busy={more.isPending} onClick={() => more.mutate({})}>
          <Trans>Show me more</Trans>
        </Button>
      ) : (
        <p className={styles.endHint}>
          <Trans>Tomorrow there is something new.</Trans>
        </p>
      )}
    </div>
  );
}

function Nothing() {
  return (
    <Empty
      icon="spark"
      title={<Trans>Nothing fits at the moment.</Trans>}
      action={<ProfileLinks />}
    >
      <Trans>The more your profile says about you, the better we can choose.</Trans>
    </Empty>
  );
}
