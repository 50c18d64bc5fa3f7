/** The next meetings of a standing engagement, for who curates: move, rename, cancel, add. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Region } from "../../../api/Region";
import { useWhen } from "../../../i18n/when";
import { Button } from "../../../ui/Button";
import { dotted } from "../../../ui/dotted";
import { Lines } from "../../../ui/Skeleton";
import { Tag } from "../../../ui/Tag";
import styles from "../Events.module.css";
import { type Event, type Meeting, meetingsQuery } from "../queries";
import { MeetingDialog } from "./MeetingDialog";
import { useCancelMeeting } from "./meetings";

const AT_FIRST = 6;

export function EditMeetings({ event }: { event: Event }) {
  const [edited, setEdited] = useState<Meeting | "new" | null>(null);
  const [isWhole, setWhole] = useState(false);
  const meetings = useQuery(meetingsQuery(event.id));
  const now = Date.now();
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2>
          <Trans>Next meetings</Trans>
        </h2>
        <Button size="small" icon="plus" onClick={() => setEdited("new")}>
          <Trans>Add a meeting</Trans>
        </Button>
      </div>
      <Region query={meetings} skeleton={<Lines count={3} />}>
        {(items) => {
          const coming = items.filter(({ ends_at }) => Date.parse(ends_at) > now);
          if (coming.length === 0) {
            return (
              <p className={styles.detail}>
                <Trans>No meeting is planned.</Trans>
              </p>
            );
          }
          return (
            <>
              <ul className={styles.lines}>
                {coming.slice(0, isWhole ? undefined : AT_FIRST).map((one) => (
                  <Line
                    key={one.id}
                    meeting={one}
                    zone={event.time_zone}
                    onEdit={() => setEdited(one)}
                  />
                ))}
              </ul>
              {!isWhole && coming.length > AT_FIRST && (
                <div>
                  <Button size="small" onClick={() => setWhole(true)}>
                    <Trans>Show more</Trans>
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Region>
      {edited && (
        <MeetingDialog
          event={event}
          {...(edited !== "new" && { meeting: edited })}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface LineProps {
  meeting: Meeting;
  zone: string;
  onEdit: () => void;
}

function Line({ meeting, zone, onEdit }: LineProps) {
  const { t } = useLingui();
  const cancel = useCancelMeeting();
  const words = useWhen()({ ...meeting, time_zone: zone });
  const { is_cancelled, title, place } = meeting;
  const decision = is_cancelled ? t`Takes place` : t`Call off`;
  return (
    <li className={styles.line}>
      <div>
        <span className={styles.when}>{words}</span>{" "}
        {is_cancelled && <Tag tone="danger">{t`Cancelled`}</Tag>}
        {(title || place) && <p className={styles.detail}>{dotted([title, place])}</p>}
      </div>
      <div className={styles.actions}>
        <Button size="small" icon="pen" aria-label={`${t`Change`}: ${words}`} onClick={onEdit}>
          <Trans>Change</Trans>
        </Button>
        <Button
          size="small"
          busy={cancel.isPending}
          aria-label={`${decision}: ${words}`}
          onClick={() => cancel.mutate({ meeting, body: { is_cancelled: !is_cancelled } })}
        >
          {decision}
        </Button>
      </div>
    </li>
  );
}
