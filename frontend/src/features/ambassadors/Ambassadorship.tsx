/** Taking part: where I stand, what I agreed to, resting and leaving in one step each. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { Paused } from "../../api/Paused";
import { ambassadorshipQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SelectField } from "../../ui/Field";
import { Page, Section } from "../../ui/Page";
import styles from "./Ambassadorship.module.css";
import { Consents } from "./Consents";
import { Ends } from "./Ends";
import {
  consentsQuery,
  consentTextsQuery,
  type Stage,
  useSetConsent,
  useSetStage,
} from "./queries";

type Membership = Schemas["AmbassadorshipRead"];

export function Ambassadorship() {
  const { t } = useLingui();
  const membership = useQuery(ambassadorshipQuery);
  return (
    <Page
      title={t`Taking part`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`Voluntary. Not part of your appraisal. Pause or leave any time.`}
    >
      <Region query={membership}>
        {(data) => (data.status === "none" ? <Outside /> : <Inside membership={data} />)}
      </Region>
    </Page>
  );
}

function Outside() {
  return (
    <Card className={styles.meaning}>
      <p>
        <Trans>You do not take part. You can at any time, and nobody asks you why.</Trans>
      </p>
      <div className={styles.choice}>
        <ButtonLink to="/join">
          <Trans>Join</Trans>
        </ButtonLink>
        <ButtonLink to="/welcome">
          <Trans>What it means</Trans>
        </ButtonLink>
      </div>
    </Card>
  );
}

function Inside({ membership }: { membership: Membership }) {
  const { date } = useFormats();
  const consents = useQuery(consentsQuery);
  const texts = useQuery(consentTextsQuery);
  const joined = membership.joined_at && date(membership.joined_at);
  const isPaused = membership.status === "paused";
  return (
    <>
      {isPaused && <Paused until={membership.paused_until} />}
      <Card className={styles.meaning}>
        {joined && (
          <p>
            <Trans>You have been in since {joined}.</Trans>
          </p>
        )}
        <StageField stage={membership.stage ?? "curious"} />
      </Card>
      <Section
        title={<Trans>What you agree to</Trans>}
        lead={<Trans>Each one on its own. A change takes effect at once.</Trans>}
      >
        <MyConsents />
      </Section>
      {/* Nothing below is pushed away by what comes above it. */}
      {!consents.isPending && !texts.isPending && <Ends isPaused={isPaused} />}
    </>
  );
}

function MyConsents() {
  const consents = useQuery(consentsQuery);
  const texts = useQuery(consentTextsQuery);
  const setConsent = useSetConsent();
  return (
    <Region query={consents}>
      {(mine) => (
        <Region query={texts}>
          {(all) => {
            const given = mine.filter(({ granted }) => granted);
            return (
              <Consents
                texts={all}
                granted={new Set(purposes(given.filter(({ is_current }) => is_current)))}
                outdated={new Set(purposes(given.filter(({ is_current }) => !is_current)))}
                onChange={(purpose, granted) =>
                  setConsent({ purpose, granted, text_version: all[0]?.version ?? "" })
                }
              />
            );
          }}
        </Region>
      )}
    </Region>
  );
}

function purposes(consents: readonly Schemas["ConsentRead"][]) {
  return consents.map(({ purpose }) => purpose);
}

function StageField({ stage }: { stage: Stage }) {
  const { t } = useLingui();
  const setStage = useSetStage();
  const stages: [Stage, string][] = [
    ["curious", t`I am having a look`],
    ["trying", t`First attempts`],
    ["ambassador", t`Now and then, gladly`],
    ["expert", t`People ask for my view`],
    ["influencer", t`Many follow what I say`],
  ];
  return (
    <SelectField
      label={t`Where do you stand?`}
      hint={t`You set it yourself. It has no consequences but better suggestions.`}
      value={setStage.isPending ? setStage.variables : stage}
      onChange={(event) => {
        const chosen = stages.find(([value]) => value === event.currentTarget.value);
        if (chosen) setStage.mutate(chosen[0]);
      }}
    >
      {stages.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
