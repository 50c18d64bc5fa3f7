/** How a source is doing: being read, well, or stalled since when and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "../../i18n/formats";
import { Notice } from "../../ui/Card";
import { Meter } from "../../ui/Meter";
import { Tag } from "../../ui/Tag";
import { isBeingRead, type Source } from "./queries";
import styles from "./Sources.module.css";

const DAY = 86_400_000;

export function StateTag({ source }: { source: Source }) {
  if (isBeingRead(source)) {
    return (
      <Tag tone="info" icon="refresh">
        <Trans>Being read</Trans>
      </Tag>
    );
  }
  if (source.status === "failing") {
    return (
      <Tag tone="warn" icon="warning">
        <Trans>Stalled</Trans>
      </Tag>
    );
  }
  return (
    <Tag tone="success" icon="check">
      <Trans>In order</Trans>
    </Tag>
  );
}

export function SourceState({ source }: { source: Source }) {
  if (isBeingRead(source)) return <Reading source={source} />;
  if (source.status === "failing") return <Trouble source={source} />;
  return <LastRead source={source} />;
}

function Reading({ source: { progress } }: { source: Source }) {
  const { t } = useLingui();
  if (!progress || progress.total === 0) {
    return (
      <p className={styles.facts}>
        <Trans>The feed is being fetched.</Trans>
      </p>
    );
  }
  const { done, total } = progress;
  return (
    <div className={styles.reading}>
      <Meter label={t`Progress`} share={done / total} words={t`${done} of ${total} entries`} />
      <p className={styles.facts}>
        <Trans>
          {done} of {total} entries
        </Trans>
      </p>
    </div>
  );
}

function Trouble({ source }: { source: Source }) {
  const { ago, date, day } = useFormats();
  const start = source.failing_since;
  // "since yesterday", but never "since 3 days ago".
  const since = start && (Date.now() - Date.parse(start) < DAY ? day(start) : date(start));
  const next = source.next_fetch_at && ago(source.next_fetch_at);
  return (
    <Notice tone="warn" icon="warning">
      <p className={styles.trouble}>
        {since && <Trans>Not readable since {since}.</Trans>} {source.error?.detail}
      </p>
      {next && (
        <p className={styles.detail}>
          <Trans>Next attempt {next}.</Trans>
        </p>
      )}
    </Notice>
  );
}

function LastRead({ source }: { source: Source }) {
  const { ago } = useFormats();
  const { imported, known, refused } = source;
  if (!source.last_fetched_at) return null;
  const last = ago(source.last_fetched_at);
  const next = source.next_fetch_at && ago(source.next_fetch_at);
  return (
    <p className={styles.facts}>
      <Trans>
        Read {last}: {imported} new, {known} known
      </Trans>
      {refused > 0 && (
        <>
          {", "}
          <Trans>{refused} with nothing to read</Trans>
        </>
      )}
      {next && (
        <>
          {" · "}
          <Trans>next {next}</Trans>
        </>
      )}
    </p>
  );
}
