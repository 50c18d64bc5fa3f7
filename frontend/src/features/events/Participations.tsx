/** What I am interested in, applied for, take part in or took part in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PARTS } from "../../api/eventWords";
import { Region } from "../../api/Region";
import { useWhenListed, useWhere } from "../../i18n/when";
import { ButtonLink } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import styles from "./Events.module.css";
import { type Mine, mineQuery } from "./participations";
import { State } from "./TakePart";
import { isOver, isToCome } from "./wanted";

export function Participations() {
  const { t } = useLingui();
  const mine = useQuery(mineQuery);
  const all = (
    <ButtonLink to="/opportunities">
      <Trans>Look at the events</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`My events`} back={{ to: "/me", label: t`Me` }}>
      <Region query={mine}>
        {(items) =>
          items.length === 0 ? (
            <Empty
              icon="calendar"
              title={<Trans>You take part in nothing yet.</Trans>}
              action={all}
            >
              <Trans>What you show interest in or apply for is here.</Trans>
            </Empty>
          ) : (
            <All items={items} />
          )
        }
      </Region>
    </Page>
  );
}

/** It is not over, and yet nothing comes of it: called off, withdrawn, or given to others. */
function isOff({ event, state }: Mine): boolean {
  return event.status === "cancelled" || state === "withdrawn" || state === "declined";
}

/** What is to come in the order of time, then what is over, the latest first. */
function All({ items }: { items: readonly Mine[] }) {
  const over = items.filter(({ event }) => isOver(event)).toReversed();
  const ahead = items.filter(({ event }) => !isOver(event));
  const coming = ahead.filter((one) => !isOff(one));
  const off = ahead.filter(isOff);
  return (
    <div className={styles.list}>
      {coming.length > 0 && <Group title={<Trans>To come</Trans>} items={coming} />}
      {off.length > 0 && <Group title={<Trans>Nothing comes of it</Trans>} items={off} />}
      {over.length > 0 && <Group title={<Trans>Over</Trans>} items={over} />}
    </div>
  );
}

function Group({ title, items }: { title: ReactNode; items: readonly Mine[] }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.month}>{title}</h2>
      <ul className={styles.group}>
        {items.map((one) => (
          <li key={one.opening_id}>
            <Line mine={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ mine }: { mine: Mine }) {
  const { i18n } = useLingui();
  const when = useWhenListed();
  const where = useWhere();
  const { event, part, state, waiting_place } = mine;
  return (
    <article className={styles.card}>
      <p className={styles.detail}>{dotted([i18n._(PARTS[part]), where(event)])}</p>
      <h3 className={styles.name}>
        <Link to="/opportunities/$id" params={{ id: event.id }}>
          {event.title}
        </Link>
      </h3>
      <p className={styles.when}>{when(event)}</p>
      {/* Whatever seat one had: it says one thing only. */}
      {event.status === "cancelled" ? (
        <p>
          <Tag tone="danger">
            <Trans>Cancelled</Trans>
          </Tag>
        </p>
      ) : (
        <State state={state} place={isToCome(event) ? waiting_place : null} />
      )}
    </article>
  );
}
