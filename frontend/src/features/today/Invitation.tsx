/** Today for somebody who is no ambassador: what that is, and how to become one, without pressure. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import styles from "./Invitation.module.css";

export function Invitation() {
  const { t } = useLingui();
  return (
    <Page title={t`Today`}>
      <Card className={styles.card}>
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
          <ButtonLink to="/me/ambassadorship">
            <Trans>See what joining means</Trans>
          </ButtonLink>
          <ButtonLink to="/frame">
            <Trans>What we talk about and why</Trans>
          </ButtonLink>
        </div>
      </Card>
    </Page>
  );
}
