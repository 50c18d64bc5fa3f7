/** What the product does by itself: whether it goes well, when it last ran, and running it now. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../../api/client";
import { invalidate } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { useProblemText } from "../../i18n/problems";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { dotted } from "../../ui/dotted";
import { Page, Section } from "../../ui/Page";
import { Tag } from "../../ui/Tag";
import { useToasts } from "../../ui/Toasts";
import styles from "./Jobs.module.css";
import { JOBS } from "./jobWords";
import { type Job, jobsQuery } from "./queries";

export function Jobs() {
  const { t } = useLingui();
  const jobs = useQuery(jobsQuery);
  return (
    <Page
      wide
      title={t`Operations`}
      lead={t`What runs by itself. Counts only: what it is about, and whom, is not shown.`}
    >
      <Region query={jobs}>
        {(all) => (
          <>
            <Verdict jobs={all} />
            <Section title={<Trans>On a schedule</Trans>}>
              <List jobs={all.filter((job) => job.every_seconds !== null)} />
            </Section>
            <Section title={<Trans>When something calls for it</Trans>}>
              <List jobs={all.filter((job) => job.every_seconds === null)} />
            </Section>
          </>
        )}
      </Region>
      <Section title={<Trans>For other systems</Trans>}>
        <p>
          <Trans>
            Whatever this app does works for other systems too:{" "}
            <a href="/api/reference/">API reference</a>
          </Trans>
        </p>
      </Section>
    </Page>
  );
}

function Verdict({ jobs }: { jobs: readonly Job[] }) {
  const late = jobs.some(({ health }) => health === "late");
  const failing = jobs.filter(({ health }) => health === "failing").length;
  if (late) {
    return (
      <Notice tone="danger" icon="warning">
        <Trans>Something has been due for ten minutes. Perhaps no worker is running.</Trans>
      </Notice>
    );
  }
  if (failing > 0) {
    return (
      <Notice tone="warn" icon="warning">
        <Plural value={failing} one="# thing does not work." other="# things do not work." />
      </Notice>
    );
  }
  return (
    <Notice icon="check">
      <Trans>All is well.</Trans>
    </Notice>
  );
}

function List({ jobs }: { jobs: readonly Job[] }) {
  return (
    <ul className={styles.jobs}>
      {jobs.toSorted(byNeed).map((job) => (
        <li key={job.type} className={styles.job}>
          <JobRow job={job} />
        </li>
      ))}
    </ul>
  );
}

/** What does not go well comes first. */
function byNeed(one: Job, other: Job): number {
  const need = ({ health }: Job) => (health === "well" ? 1 : 0);
  return need(one) - need(other);
}

function JobRow({ job }: { job: Job }) {
  const { i18n, t } = useLingui();
  const words = JOBS[job.type];
  const name = words ? i18n._(words) : job.type;
  const run = useRun();
  const isPeriodic = job.every_seconds !== null;
  return (
    <>
      <div className={styles.text}>
        <h3 className={styles.name}>{name}</h3>
        <p className={styles.detail}>
          <Facts job={job} />
        </p>
        {job.last_error && job.health !== "well" && (
          <p className={styles.detail}>
            <Trans>
              Last error: <code lang="en">{job.last_error}</code>
            </Trans>
          </p>
        )}
      </div>
      <Health job={job} />
      {(isPeriodic || job.given_up > 0) && (
        <Button
          size="small"
          busy={run.isPending}
          aria-label={isPeriodic ? t`Run now: ${name}` : t`Try again: ${name}`}
          onClick={() => run.mutate(job)}
        >
          {isPeriodic ? <Trans>Run now</Trans> : <Trans>Try again</Trans>}
        </Button>
      )}
    </>
  );
}

function Health({ job: { health } }: { job: Job }) {
  if (health === "late") {
    return (
      <Tag tone="danger" icon="clock">
        <Trans>Late</Trans>
      </Tag>
    );
  }
  if (health === "failing") {
    return (
      <Tag tone="warn" icon="warning">
        <Trans>Does not work</Trans>
      </Tag>
    );
  }
  return (
    <Tag tone="success" icon="check">
      <Trans>In order</Trans>
    </Tag>
  );
}

function Facts({ job }: { job: Job }) {
  const { t } = useLingui();
  const { ago } = useFormats();
  const { waiting, failing, given_up, every_seconds } = job;
  const last = job.last_run_at && ago(job.last_run_at);
  const next = job.next_due_at && ago(job.next_due_at);
  const facts = [
    last ? t`Last run ${last}` : every_seconds !== null && t`Not run yet`,
    next && every_seconds !== null && t`next ${next}`,
    every_seconds === null && (waiting > 0 ? t`${waiting} waiting` : t`Nothing waiting`),
    failing > 0 && t`${failing} tried in vain`,
    given_up > 0 && t`${given_up} given up`,
  ];
  return dotted(facts);
}

function useRun() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async ({ type }: Job) => {
      const { error } = await client.POST("/api/v1/jobs/{job_type}/run", {
        params: { path: { job_type: type } },
      });
      if (error) throw error;
    },
    onSuccess: () => {
      toasts.show({ text: t`It begins in a moment.` });
      return invalidate(queries, "/api/v1/jobs");
    },
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
