/** What taking part means here, what it never means, and an answer that is as easy either way. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { ambassadorshipQuery, welcomeQuery } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button, ButtonLink } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { Page, Section } from "../../ui/Page";
import { Lines } from "../../ui/Skeleton";
import { useAnswer } from "./queries";
import styles from "./Welcome.module.css";

/** The try-out comes from outside: it shows what another feature chooses. */
export function Welcome({ tryOut }: { tryOut: ReactNode }) {
  const { t } = useLingui();
  return (
    <Page
      title={t`You have something to say. If you like, we help you say it.`}
      lead={t`Voluntary. Not part of your appraisal. Pause or leave any time.`}
    >
      <div aria-live="polite">
        <Asking />
      </div>
      <Meaning />
      <Section
        title={<Trans>See it first</Trans>}
        lead={
          <Trans>
            Choose two topics and see three suggestions you would get today. Nothing of it is
            stored.
          </Trans>
        }
      >
        {tryOut}
      </Section>
    </Page>
  );
}

function Asking() {
  const membership = useQuery(ambassadorshipQuery);
  const welcome = useQuery(welcomeQuery);
  return (
    <Region query={membership} skeleton={<Lines count={2} />}>
      {({ status }) =>
        status === "none" ? (
          <Region query={welcome} skeleton={<Lines count={2} />}>
            {(given) =>
              given.answer === "no" ? <SaidNo given={given} /> : <Question given={given} />
            }
          </Region>
        ) : (
          <IsIn />
        )
      }
    </Region>
  );
}

type Given = Schemas["WelcomeRead"];

function Question({ given }: { given: Given }) {
  const { t } = useLingui();
  const answer = useAnswer();
  const isBusy = (one: string) => answer.isPending && answer.variables === one;
  return (
    <section className={styles.asking} aria-label={t`Your answer`}>
      <div className={styles.answers}>
        <ButtonLink to="/join">
          <Trans>Yes, I am in</Trans>
        </ButtonLink>
        <Button busy={isBusy("no")} onClick={() => answer.mutate("no")}>
          <Trans>No thanks</Trans>
        </Button>
      </div>
      {given.answer === "later" ? (
        <p className={styles.later}>
          <Trans>You want to decide later. Take your time.</Trans>
        </p>
      ) : (
        <Button
          variant="quiet"
          size="small"
          busy={isBusy("later")}
          onClick={() => answer.mutate("later")}
        >
          <Trans>I decide later</Trans>
        </Button>
      )}
    </section>
  );
}

function SaidNo({ given }: { given: Given }) {
  const { date } = useFormats();
  const day = given.answered_at && date(given.answered_at);
  return (
    <Notice icon="check">
      <p className={styles.said}>
        <Trans>That is fine. We will not ask again.</Trans>
      </p>
      {day && (
        <p>
          <Trans>You answered on {day}. Only you can see this.</Trans>
        </p>
      )}
      <p className={styles.change}>
        <Link to="/join">
          <Trans>Join after all</Trans>
        </Link>
      </p>
    </Notice>
  );
}

function IsIn() {
  return (
    <Notice icon="check">
      <p className={styles.said}>
        <Trans>You are in.</Trans>
      </p>
      <p className={styles.change}>
        <Link to="/me/ambassadorship">
          <Trans>Change, pause or leave</Trans>
        </Link>
      </p>
    </Notice>
  );
}

function Meaning() {
  return (
    <div className={styles.meaning}>
      <Points title={<Trans>What it means</Trans>}>
        <li>
          <Trans>
            Each day you find a few things that fit what you know and what we stand for.
          </Trans>
        </li>
        <li>
          <Trans>You pass on, discuss or write what you like, in your own words, or nothing.</Trans>
        </li>
      </Points>
      <Points title={<Trans>What you get</Trans>}>
        <li>
          <Trans>Topics, facts you may quote, and what the company thinks about them.</Trans>
        </li>
        <li>
          <Trans>For each suggestion the reason why you see it, and a way to correct it.</Trans>
        </li>
        <li>
          <Trans>
            Time, know-how and money where it takes them: each part says what the company covers.
          </Trans>
        </li>
      </Points>
      <Points title={<Trans>What never happens</Trans>}>
        <li>
          <Trans>Nobody sees what you hide or leave undone. Nobody counts, nobody compares.</Trans>
        </li>
        <li>
          <Trans>Nobody sees how you answer here. A no looks as if you had never been asked.</Trans>
        </li>
      </Points>
    </div>
  );
}

function Points({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.points}>{children}</ul>
    </section>
  );
}
