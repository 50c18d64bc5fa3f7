/** One calendar: when it was read, what it brought, what is wrong with it. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "../../../i18n/formats";
import { Button } from "../../../ui/Button";
import { Notice } from "../../../ui/Card";
import styles from "../Events.module.css";
import { type Calendar, isBeingRead, useRefreshCalendar } from "./calendars";

interface Props {
  calendar: Calendar;
  onDelete: () => void;
}

export function CalendarCard({ calendar, onDelete }: Props) {
  const { t } = useLingui();
  const { date } = useFormats();
  const refresh = useRefreshCalendar();
  const { name, url, event_count, failing_since, error } = calendar;
  const since = failing_since && date(failing_since);
  const isFile = !/^https?:/.test(url);
  return (
    <article className={styles.card}>
      <h2 className={styles.name}>{name}</h2>
      <p className={styles.address}>{isFile ? t`Read from a file` : url}</p>
      <LastRead calendar={calendar} />
      {since && (
        <Notice tone="warn" icon="warning">
          <Trans>Not readable since {since}.</Trans> {error?.detail}
        </Notice>
      )}
      <p className={styles.detail}>
        <Plural value={event_count} one="# event" other="# events" />
      </p>
      <div className={styles.actions}>
        {!isFile && (
          <Button
            size="small"
            icon="refresh"
            busy={refresh.isPending || isBeingRead(calendar)}
            aria-label={`${t`Read now`}: ${name}`}
            onClick={() => refresh.mutate(calendar)}
          >
            <Trans>Read now</Trans>
          </Button>
        )}
        <Button size="small" aria-label={`${t`Delete`}: ${name}`} onClick={onDelete}>
          <Trans>Delete</Trans>
        </Button>
      </div>
    </article>
  );
}

function LastRead({ calendar }: { calendar: Calendar }) {
  const { ago } = useFormats();
  const { imported, known, last_fetched_at } = calendar;
  if (isBeingRead(calendar)) {
    return (
      <p role="status" className={styles.detail}>
        <Trans>Being read</Trans>
      </p>
    );
  }
  if (!last_fetched_at) return null;
  const last = ago(last_fetched_at);
  return (
    <p className={styles.detail}>
      <Trans>
        Read {last}: {imported} new, {known} known
      </Trans>
    </p>
  );
}
