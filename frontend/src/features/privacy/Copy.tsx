/** The copy of my data: asked for, being made, ready to download until a day, or gone. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button, DownloadButton } from "../../ui/Button";
import { Card, Notice } from "../../ui/Card";
import { Meter } from "../../ui/Meter";
import { Section } from "../../ui/Page";
import styles from "./MyData.module.css";
import { type Export, exportQuery, fileOf, isUnderWay, useRequestExport } from "./queries";

export function Copy() {
  const newest = useQuery(exportQuery);
  return (
    <Section
      title={<Trans>A copy of your data</Trans>}
      lead={
        <Trans>
          A ZIP file with everything kept about you, for people and for programs to read.
        </Trans>
      }
    >
      <Region query={newest}>{(one) => <State newest={one} />}</Region>
    </Section>
  );
}

function State({ newest }: { newest: Export | null }) {
  const request = useRequestExport();
  const isBusy = request.isPending || isUnderWay(newest);
  return (
    <Card className={styles.card}>
      <div aria-live="polite">{newest && <Status one={newest} />}</div>
      <div className={styles.actions}>
        {newest?.status === "ready" && (
          <DownloadButton href={fileOf(newest)} icon="download">
            <Trans>Download</Trans>
          </DownloadButton>
        )}
        {!isUnderWay(newest) && (
          <Button busy={isBusy} onClick={() => request.mutate({})}>
            {newest ? <Trans>Make a new copy</Trans> : <Trans>Make a copy</Trans>}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Status({ one }: { one: Export }) {
  const { date, number } = useFormats();
  const made = date(one.finished_at ?? one.created_at);
  switch (one.status) {
    case "ready": {
      const size = number(Math.max(1, Math.round((one.bytes ?? 0) / 1024)));
      const until = one.expires_at && date(one.expires_at);
      return (
        <p>
          <Trans>
            Made on {made}, {size}&nbsp;kB.
          </Trans>{" "}
          {until && <Trans>You can download it until {until}; then it is deleted.</Trans>}
        </p>
      );
    }
    case "failed":
      return (
        <Notice tone="danger" icon="warning">
          <Trans>The copy could not be made. Try once more.</Trans>
        </Notice>
      );
    case "expired":
      return (
        <p>
          <Trans>The copy made on {made} is deleted.</Trans>
        </p>
      );
    default:
      return <Progress percent={one.progress} />;
  }
}

function Progress({ percent }: { percent: number }) {
  const { t } = useLingui();
  return (
    <div className={styles.progress}>
      <p>
        <Trans>Your copy is being made. You can leave this page meanwhile.</Trans>
      </p>
      <Meter label={t`Progress`} share={percent / 100} words={t`${percent} percent`} />
    </div>
  );
}
