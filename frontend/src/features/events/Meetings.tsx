/** The next meetings of a standing engagement. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Region } from "../../api/Region";
import { useWhen } from "../../i18n/when";
import { dotted } from "../../ui/dotted";
import { Lines } from "../../ui/Skeleton";
import { Tag } from "../../ui/Tag";
import styles from "./Events.module.css";
import { type Event, type Meeting, meetingsQuery } from "./queries";

const SHOWN = 6;

export function Meetings({ event }: { event: Event }) {
  const meetings = useQuery(meetingsQuery(event.id));
  const now = Date.now();
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Next meetings</Trans>
      </h2>
      <Region query={meetings} skeleton={<Lines count={3} />}>
        {(items) => {
          const coming = items.filter(({ ends_at }) => Date.parse(ends_at) > now).slice(0, SHOWN);
          if (coming.length === 0) {
            return (
              <p className={styles.detail}>
                <Trans>No meeting is planned.</Trans>
              </p>
            );
          }
          return (
            <ul className={styles.group}>
              {coming.map((one) => (
                <Line key={one.id} meeting={one} zone={event.time_zone} />
              ))}
            </ul>
          );
        }}
      </Region>
    </section>
  );
}

function Line({ meeting, zone }: { meeting: Meeting; zone: string }) {
  const { t } = useLingui();
  const when = useWhen();
  return (
    <li className={styles.when}>
      {when({ ...meeting, time_zone: zone })}{" "}
      <span className={styles.detail}>{dotted([meeting.title, meeting.place])}</span>{" "}
      {meeting.is_cancelled && <Tag tone="danger">{t`Cancelled`}</Tag>}
    </li>
  );
}
