/** The administrator's area: people, teams, the organization, and what runs by itself. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { type Me, may } from "../../api/queries";
import { ButtonLink } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { SubNav, subNavLink } from "../../ui/SubNav";
import { KeyEndings } from "./KeyEndings";
import { officesFor } from "./offices";
import styles from "./Program.module.css";

export function Administration({ me }: { me: Me }) {
  const { i18n, t } = useLingui();
  const offices = officesFor(me);
  if (offices.length === 0) return <ForAdministrators />;
  return (
    <div className={cx(styles.program, styles.offices)}>
      <SubNav label={t`Administration`}>
        {offices.map(({ to, label }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={subNavLink}>
            {i18n._(label)}
          </Link>
        ))}
      </SubNav>
      {may(me, "service-accounts:write") && <KeyEndings />}
      <Outlet />
    </div>
  );
}

function ForAdministrators() {
  const { t } = useLingui();
  return (
    <Page title={t`Administration`}>
      <Empty
        icon="lock"
        title={<Trans>This is for administrators.</Trans>}
        action={
          <ButtonLink to="/today" icon="sun">
            <Trans>To Today</Trans>
          </ButtonLink>
        }
      >
        <Trans>Whoever administers Fürsprech here can change your role.</Trans>
      </Empty>
    </Page>
  );
}
