/** The first way in: who is invited where, a password, and one is signed in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import styles from "./Invitation.module.css";
import { PasswordForm } from "./PasswordForm";
import { invitationQuery, isGone } from "./queries";

export function Invitation({ token }: { token: string }) {
  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        <span className={styles.mark}>
          <Icon name="quote" />
        </span>
        Fürsprech
      </p>
      {token ? <Invited token={token} /> : <Unusable />}
    </main>
  );
}

function Invited({ token }: { token: string }) {
  const { t } = useLingui();
  const invitation = useQuery(invitationQuery(token));
  if (isGone(invitation.error)) return <Unusable />;
  const name = invitation.data?.person_name;
  const organization = invitation.data?.organization_name;
  return (
    <Page
      title={name ? t`Welcome, ${name}` : t`Your invitation`}
      lead={
        organization && (
          <Trans>
            {organization} invites you to Fürsprech. Choose a password, and you are in. What you do
            here is voluntary.
          </Trans>
        )
      }
    >
      <Region query={invitation}>{() => <PasswordForm token={token} gone={<Unusable />} />}</Region>
    </Page>
  );
}

/** Used up, expired, mistyped: the link does not say which, and it does not matter. */
function Unusable() {
  const { t } = useLingui();
  return (
    <Page
      title={t`This link no longer works`}
      lead={
        <Trans>
          Perhaps you have used it already, or it is older than seven days. Who sent it to you can
          make a new one, that takes a moment.
        </Trans>
      }
    >
      <div>
        <ButtonLink to="/login" variant="primary">
          <Trans>To sign-in</Trans>
        </ButtonLink>
      </div>
    </Page>
  );
}
