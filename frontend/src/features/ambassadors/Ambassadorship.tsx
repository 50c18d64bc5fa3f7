/** Being an ambassador: what it means, what one agrees to, joining and leaving in one step each. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { ambassadorshipQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SelectField } from "../../ui/Field";
import { Page, Section } from "../../ui/Page";
import styles from "./Ambassadorship.module.css";
import { Consents } from "./Consents";
import {
  consentsQuery,
  type Purpose,
  type Stage,
  useJoin,
  useLeave,
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
  const join = useJoin();
  const [agreed, setAgreed] = useState<ReadonlySet<Purpose>>(new Set());

  function agree(purpose: Purpose, granted: boolean) {
    const next = new Set(agreed);
    if (granted) next.add(purpose);
    else next.delete(purpose);
    setAgreed(next);
  }

  return (
    <>
      <Card className={styles.meaning}>
        <h2>
          <Trans>What it means</Trans>
        </h2>
        <ul className={styles.points}>
          <li>
            <Trans>
              Each day you find a few things that fit what you know and what we stand for.
            </Trans>
          </li>
          <li>
            <Trans>
              You pass on, discuss or write what you like, in your own words, or nothing.
            </Trans>
          </li>
          <li>
            <Trans>
              Nobody sees what you hide or leave undone. Nobody counts, nobody compares.
            </Trans>
          </li>
        </ul>
      </Card>
      <Section
        title={<Trans>What you agree to</Trans>}
        lead={<Trans>Each one on its own, all off at first. You can change them any time.</Trans>}
      >
        <Consents granted={agreed} onChange={agree} />
      </Section>
      <div className={styles.choice}>
        <Button
          busy={join.isPending}
          onClick={() => join.mutate({ stage: "curious", consents: [...agreed] })}
        >
          <Trans>Yes, I am in</Trans>
        </Button>
        <ButtonLink to="/me">
          <Trans>No thanks</Trans>
        </ButtonLink>
      </div>
    </>
  );
}

function Inside({ membership }: { membership: Membership }) {
  const { date } = useFormats();
  const setConsent = useSetConsent();
  const leave = useLeave();
  const consents = useQuery(consentsQuery);
  const joined = membership.joined_at && date(membership.joined_at);
  return (
    <>
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
        <Region query={consents}>
          {(items) => (
            <Consents
              granted={new Set(items.filter((one) => one.granted).map((one) => one.purpose))}
              onChange={(purpose, granted) => setConsent({ purpose, granted })}
            />
          )}
        </Region>
      </Section>
      <Section title={<Trans>Leave</Trans>}>
        <p>
          <Trans>
            You get no more suggestions, and what you agreed to ends. Your skills and topics stay
            with you. Nobody is told.
          </Trans>
        </p>
        <div className={styles.choice}>
          <Button busy={leave.isPending} onClick={() => leave.mutate(undefined)}>
            <Trans>Leave</Trans>
          </Button>
          <ButtonLink to="/me">
            <Trans>Stay</Trans>
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}

function StageField({ stage }: { stage: Stage }) {
  const { t } = useLingui();
  const setStage = useSetStage();
  const stages: [Stage, string][] = [
    ["curious", t`Curious: I am having a look`],
    ["trying", t`Trying: first attempts`],
    ["ambassador", t`Ambassador: now and then, gladly`],
    ["expert", t`Expert: people ask for my view`],
    ["influencer", t`Influencer: many follow what I say`],
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
