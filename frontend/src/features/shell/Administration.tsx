/** The administrator's area: people, teams, the organization, and what runs by itself. */
import { useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { type Me, may } from "../../api/queries";
import { cx } from "../../ui/cx";
import { SubNav, subNavLink } from "../../ui/SubNav";
import { KeyEndings } from "./KeyEndings";
import { officesFor } from "./offices";
import styles from "./Program.module.css";

export function Administration({ me }: { me: Me }) {
  const { i18n, t } = useLingui();
  return (
    <div className={cx(styles.program, styles.offices)}>
      <SubNav label={t`Administration`}>
        {officesFor(me).map(({ to, label }) => (
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
