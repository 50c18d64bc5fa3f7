/** One event with all facts to decide by: when, where, which parts are wanted, what the company gives. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FORMATS } from "../../api/eventWords";
import { type Me, may } from "../../api/queries";
import { Reasons } from "../../api/Reasons";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { ButtonLink, OutsideButton } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { Deadline } from "../../ui/Deadline";
import { Page } from "../../ui/Page";
import { Lines } from "../../ui/Skeleton";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Events.module.css";
import { Facts } from "./Facts";
import { Meetings } from "./Meetings";
import { Openings } from "./Openings";
import { type Event, type EventDetail, eventQuery } from "./queries";
import { hasOpenCall, isOver } from "./wanted";

export function Opportunity({ id, me }: { id: string; me: Me }) {
  const { i18n, t } = useLingui();
  const event = useQuery(eventQuery(id));
  return (
    <Page
      title={
        event.data ? (
          <span lang={event.data.language ?? undefined}>{event.data.title}</span>
        ) : (
          t`Event`
        )
      }
      back={{ to: "/opportunities", label: t`Opportunities` }}
      lead={event.data && i18n._(FORMATS[event.data.format])}
      actions={
        event.data &&
        may(me, "events:curate") && (
          <ButtonLink to="/program/events/$id" params={{ id }} icon="pen">
            <Trans>Edit</Trans>
          </ButtonLink>
        )
      }
    >
      <Region query={event} skeleton={<Lines count={8} />}>
        {(data) => <Body event={data} me={me} />}
      </Region>
    </Page>
  );
}

function Body({ event, me }: { event: EventDetail; me: Me }) {
  return (
    <article className={styles.body}>
      <Status event={event} />
      <Facts event={event} />
      <Reasons reasons={event.reasons} />
      {event.description && (
        <p className={styles.text} lang={event.language ?? undefined}>
          {event.description}
        </p>
      )}
      {event.topics.length > 0 && (
        <TagList>
          {event.topics.map(({ id, name }) => (
            <li key={id}>
              <Tag>{name}</Tag>
            </li>
          ))}
        </TagList>
      )}
      {event.url && (
        <div>
          <Outside href={event.url}>
            <Trans>To the event’s page</Trans>
          </Outside>
        </div>
      )}
      {hasOpenCall(event) && <Call event={event} />}
      <Openings event={event} me={me} />
      {event.is_standing && <Meetings event={event} />}
    </article>
  );
}

/** What everybody must know first: it is cancelled, not decided yet, or over. */
function Status({ event }: { event: Event }) {
  const { status } = event;
  if (status === "cancelled") {
    return (
      <Notice tone="danger" icon="warning">
        <Trans>This event is cancelled.</Trans>
      </Notice>
    );
  }
  if (isOver(event)) {
    return (
      <Notice tone="info" icon="clock">
        <Trans>This event is over.</Trans>
      </Notice>
    );
  }
  if (status === "archived") {
    return (
      <Notice tone="info" icon="archive">
        <Trans>The program team has put this event aside.</Trans>
      </Notice>
    );
  }
  if (status === "proposed") {
    return (
      <Notice icon="clock">
        <Trans>Proposed. The program team has a look; until then only you and they see it.</Trans>
      </Notice>
    );
  }
  return null;
}

function Call({ event: { call_url, call_closes_on } }: { event: Event }) {
  const { date } = useFormats();
  const last = call_closes_on && date(call_closes_on);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2>
          <Trans>Call for speakers</Trans>
        </h2>
        {call_closes_on && <Deadline day={call_closes_on} />}
      </div>
      {last && (
        <p>
          <Trans>Hand in by {last}.</Trans>
        </p>
      )}
      {call_url && (
        <div>
          <Outside href={call_url}>
            <Trans>To the call for speakers</Trans>
          </Outside>
        </div>
      )}
    </section>
  );
}

function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <OutsideButton href={href} icon="out">
      {children}
      <span className="visually-hidden">
        {" "}
        <Trans>(opens in a new tab)</Trans>
      </span>
    </OutsideButton>
  );
}
