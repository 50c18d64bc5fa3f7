/** One event in a list: what, when, where, and whether somebody is wanted. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Reason } from "../../api/corrections";
import { FORMATS, STATUSES } from "../../api/eventWords";
import { Reasons } from "../../api/Reasons";
import { languageName } from "../../i18n/languages";
import { useWhenListed, useWhere } from "../../i18n/when";
import { Deadline } from "../../ui/Deadline";
import { dotted } from "../../ui/dotted";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Events.module.css";
import type { Event } from "./queries";
import { hasOpenCall, isToCome } from "./wanted";

interface Props {
  event: Event;
  to?: "/opportunities/$id" | "/program/events/$id";
  /** The second level where no month stands above it, as in the curators' list. */
  heading?: "h2" | "h3";
  /** Why it fits. */
  reasons?: readonly Reason[];
  /** What can be done with it. */
  children?: ReactNode;
}

export function EventCard({ event, to = "/opportunities/$id", heading, reasons, children }: Props) {
  const Heading = heading ?? (to === "/program/events/$id" ? "h2" : "h3");
  const { i18n } = useLingui();
  const when = useWhenListed();
  const where = useWhere();
  const { id, title, format, status, language, call_closes_on } = event;
  const parts = isToCome(event) ? event.opening_count : 0;
  const hasCall = hasOpenCall(event);
  return (
    <article className={styles.card}>
      <p className={styles.detail}>
        {dotted([i18n._(FORMATS[format]), where(event), language && languageName(language)])}
      </p>
      <Heading className={styles.name} lang={language ?? undefined}>
        <Link to={to} params={{ id }}>
          {title}
        </Link>
      </Heading>
      <p className={styles.when}>{when(event)}</p>
      {(parts > 0 || hasCall || status !== "approved") && (
        <TagList>
          {status !== "approved" && (
            <li>
              <Tag tone={status === "cancelled" ? "danger" : "info"}>
                {i18n._(STATUSES[status])}
              </Tag>
            </li>
          )}
          {parts > 0 && (
            <li>
              <Tag tone="brand" icon="person">
                <Plural value={parts} one="One part wanted" other="# parts wanted" />
              </Tag>
            </li>
          )}
          {hasCall && (
            <li>
              <Tag tone="accent" icon="bubbles">
                <Trans>Call for speakers</Trans>
              </Tag>
            </li>
          )}
          {hasCall && call_closes_on && (
            <li>
              <Deadline day={call_closes_on} />
            </li>
          )}
        </TagList>
      )}
      {event.topics.length > 0 && (
        <p className={styles.detail}>{dotted(event.topics.map(({ name }) => name))}</p>
      )}
      {reasons && <Reasons reasons={reasons} />}
      {children && <div className={styles.actions}>{children}</div>}
    </article>
  );
}
