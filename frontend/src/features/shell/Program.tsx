/** The program lead's area: the way between its rooms, each with a title of its own. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { SubNav, subNavLink } from "../../ui/SubNav";
import styles from "./Program.module.css";

export function Program() {
  const { t } = useLingui();
  return (
    <div className={styles.program}>
      <SubNav label={t`Program`}>
        <Link
          to="/program/curation"
          activeOptions={{ includeSearch: false }}
          className={subNavLink}
        >
          <Trans>Curation</Trans>
        </Link>
        <Link to="/program/sources" className={subNavLink}>
          <Trans>Sources</Trans>
        </Link>
        <Link to="/program/topics" className={subNavLink}>
          <Trans>Topics</Trans>
        </Link>
        <Link to="/program/goals" className={subNavLink}>
          <Trans>Goals</Trans>
        </Link>
      </SubNav>
      <Outlet />
    </div>
  );
}
