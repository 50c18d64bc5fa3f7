/** What I am interested in, applied for, take part in or took part in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PARTS } from "../../api/eventWords";
import { Region } from "../../api/Region";
import { useWhen } from "../../i18n/when";
import { ButtonLink } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import styles from "./Events.module.css";
import { type Mine, mineQuery } from "./participations";
import { State } from "./TakePart";

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
            <ul className={styles.group}>
              {items.map((one) => (
                <li key={one.opening_id}>
                  <Line mine={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Region>
    </Page>
  );
}

function Line({ mine }: { mine: Mine }) {
  const { i18n } = useLingui();
  const when = useWhen();
  const { event, part } = mine;
  return (
    <article className={styles.card}>
      <p className={styles.detail}>{dotted([i18n._(PARTS[part]), event.place])}</p>
      <h2 className={styles.name}>
        <Link to="/opportunities/$id" params={{ id: event.id }}>
          {event.title}
        </Link>
      </h2>
      <p className={styles.when}>{when(event)}</p>
      <State mine={mine} />
    </article>
  );
}
