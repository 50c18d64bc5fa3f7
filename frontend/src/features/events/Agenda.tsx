/** Events in the order of time: what is going on already, then month by month; what is over at the end. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { monthInWords } from "../../i18n/formats";
import { byMonth } from "../../i18n/when";
import { EventCard } from "./EventCard";
import styles from "./Events.module.css";
import type { Event } from "./queries";
import { isoDay } from "./search";
import { isOver } from "./wanted";

export function Agenda({ events }: { events: readonly Event[] }) {
  const { i18n } = useLingui();
  const coming = events.filter((event) => !isOver(event));
  const over = events.filter((event) => isOver(event));
  return (
    <>
      {byMonth(coming, isoDay(new Date())).map(([month, some]) => (
        <Group
          key={month}
          title={month ? monthInWords(month, i18n.locale) : <Trans>Going on</Trans>}
          events={some}
        />
      ))}
      {over.length > 0 && <Group title={<Trans>Over</Trans>} events={over.toReversed()} />}
    </>
  );
}

function Group({ title, events }: { title: ReactNode; events: readonly Event[] }) {
  return (
    <section className={styles.group}>
      <h2 className={styles.month}>{title}</h2>
      <ul className={styles.cards}>
        {events.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ul>
    </section>
  );
}
