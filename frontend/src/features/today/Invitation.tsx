/** Today for somebody who is no ambassador: what that is, without pressure; after a no, no question. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { welcomeQuery } from "../../api/queries";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import styles from "./Invitation.module.css";

export function Invitation() {
  const { t } = useLingui();
  const welcome = useQuery(welcomeQuery);
  // Waits for the answer: whoever said no must not see the question flash up.
  if (welcome.isPending) return <Page title={t`Today`}>{null}</Page>;
  return (
    <Page title={t`Today`}>
      <Card className={styles.card}>
        {welcome.data?.answer === "no" ? <Quiet /> : <Question />}
      </Card>
    </Page>
  );
}

function Quiet() {
  return (
    <>
      <p>
        <Trans>Here stands what is chosen for ambassadors. We do not ask again.</Trans>
      </p>
      <div className={styles.actions}>
        <ButtonLink to="/frame">
          <Trans>What we talk about and why</Trans>
        </ButtonLink>
        <ButtonLink to="/welcome">
          <Trans>See or change my answer</Trans>
        </ButtonLink>
      </div>
    </>
  );
}

function Question() {
  return (
    <>
      <h2>
        <Trans>You have something to say. If you like, we help you say it.</Trans>
      </h2>
      <p>
        <Trans>
          Ambassadors speak about what they know and what moves them: they read along, pass things
          on in their own words, write, or take a stage. Each day they find here a few things that
          fit their skills and our topics.
        </Trans>
      </p>
      <p className={styles.promise}>
        <Trans>Voluntary. Not part of your appraisal. Pause or leave any time.</Trans>
      </p>
      <div className={styles.actions}>
        <ButtonLink to="/welcome">
          <Trans>See what it means</Trans>
        </ButtonLink>
        <ButtonLink to="/frame">
          <Trans>What we talk about and why</Trans>
        </ButtonLink>
      </div>
    </>
  );
}
