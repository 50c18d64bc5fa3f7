/** What an import holds, set beside the events there are, and how far taking it over has come. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { More } from "../../../api/Pages";
import { invalidate } from "../../../api/queries";
import { Region } from "../../../api/Region";
import { dateInWords, useFormats } from "../../../i18n/formats";
import { useProblemText } from "../../../i18n/problems";
import { Button, ButtonLink } from "../../../ui/Button";
import { Notice } from "../../../ui/Card";
import { Choice } from "../../../ui/Choice";
import { Meter } from "../../../ui/Meter";
import { useToasts } from "../../../ui/Toasts";
import styles from "../Events.module.css";
import { EVENTS } from "../queries";
import {
  type EventImport,
  type Item,
  importQuery,
  itemPages,
  type Outcome,
  useApplyImport,
} from "./imports";

const OUTCOMES = ["new", "changed", "unchanged", "refused"] as const satisfies readonly Outcome[];

export function ImportPreview({ id }: { id: string }) {
  const found = useQuery(importQuery(id));
  const queries = useQueryClient();
  const status = found.data?.status;
  useEffect(() => {
    if (status === "done") void invalidate(queries, EVENTS);
  }, [status, queries]);
  return (
    <Region query={found}>
      {(data) => (
        <div className={styles.body}>
          <h2 className={styles.name}>{data.name || data.reference}</h2>
          <div role="status">
            <State found={data} />
          </div>
          {data.status !== "reading" && data.status !== "failed" && <Items found={data} />}
        </div>
      )}
    </Region>
  );
}

function State({ found }: { found: EventImport }) {
  const { t } = useLingui();
  switch (found.status) {
    case "reading":
      return <p className={styles.detail}>{t`It is being read.`}</p>;
    case "failed":
      return (
        <div className={styles.group}>
          <Notice tone="warn" icon="warning">
            {found.error?.detail}
          </Notice>
          <div>
            <ButtonLink to="/program/events/import" variant="primary">
              <Trans>Choose another file or address</Trans>
            </ButtonLink>
          </div>
        </div>
      );
    case "ready":
      return <Apply found={found} />;
    case "applying":
      return <Progress found={found} />;
    default:
      return (
        <div className={styles.group}>
          <Notice icon="check">{t`Taken over. What is new waits under “Proposed”.`}</Notice>
          <div>
            <ButtonLink to="/program/events" search={{ status: "proposed" }} variant="primary">
              <Trans>To the proposed events</Trans>
            </ButtonLink>
          </div>
        </div>
      );
  }
}

function Apply({ found: { id, counts } }: { found: EventImport }) {
  const toasts = useToasts();
  const problemText = useProblemText();
  const apply = useApplyImport();
  const count = counts.new + counts.changed;
  if (count === 0) {
    return (
      <Notice icon="check">
        <Trans>Nothing in it is new. Everything stays as it is.</Trans>
      </Notice>
    );
  }
  return (
    <Button
      variant="primary"
      icon="check"
      busy={apply.isPending}
      onClick={() =>
        apply.mutate(id, {
          onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
        })
      }
    >
      <Plural value={count} one="Take over one event" other="Take over # events" />
    </Button>
  );
}

function Progress({ found: { progress } }: { found: EventImport }) {
  const { t } = useLingui();
  const { done = 0, total = 0 } = progress ?? {};
  const words = t`${done} of ${total} entries`;
  return (
    // Every second another number: that is not read out.
    <div className={styles.group} aria-live="off">
      <Meter label={t`Progress`} share={total ? done / total : 0} words={words} />
      <p className={styles.detail}>{words}</p>
    </div>
  );
}

function Items({ found }: { found: EventImport }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const first = OUTCOMES.find((one) => found.counts[one] > 0) ?? "new";
  const [outcome, setOutcome] = useState<Outcome>(first);
  const query = useInfiniteQuery(itemPages(found, outcome));
  const names = {
    new: t({ message: "New", context: "entries" }),
    changed: t({ message: "Changed", context: "entries" }),
    unchanged: t({ message: "Unchanged", context: "entries" }),
    refused: t({ message: "Refused", context: "entries" }),
  };
  return (
    <>
      <Choice<Outcome>
        label={t`What was read`}
        value={outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: `${names[value]} (${number(found.counts[value])})`,
        }))}
        onChange={setOutcome}
      />
      <Region query={query}>
        {({ pages }) => (
          <>
            {pages[0]?.items.length === 0 && (
              <p className={styles.detail}>
                <Trans>Nothing in here.</Trans>
              </p>
            )}
            <ul className={styles.group}>
              {pages
                .flatMap(({ items }) => items)
                .map((item) => (
                  <Entry key={item.id} item={item} />
                ))}
            </ul>
            <div>
              <More query={query} />
            </div>
          </>
        )}
      </Region>
    </>
  );
}

interface EntryProps {
  item: Item;
}

function Entry({ item: { title, starts_at, starts_on, outcome, reason, event_id } }: EntryProps) {
  const { i18n, t } = useLingui();
  const first = starts_on ?? starts_at;
  return (
    <li className={styles.line}>
      <span className={styles.entry}>{title || t`Without a title`}</span>
      <span className={styles.detail}>
        {reason ? reason.detail : first && dateInWords(first, i18n.locale)}
      </span>
      {outcome === "new" && event_id && (
        <Link className={styles.link} to="/opportunities/$id" params={{ id: event_id }}>
          <Trans>It seems to be here already</Trans>
        </Link>
      )}
    </li>
  );
}
