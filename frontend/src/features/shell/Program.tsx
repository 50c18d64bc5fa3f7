/** The program's area: the way between its rooms, each with a title of its own and for who may. */
import { useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import type { Me } from "../../api/queries";
import { SubNav, subNavLink } from "../../ui/SubNav";
import styles from "./Program.module.css";
import { roomsFor } from "./rooms";

export function Program({ me }: { me: Me }) {
  const { i18n, t } = useLingui();
  return (
    <div className={styles.program}>
      <SubNav label={t`Program`}>
        {roomsFor(me).map(({ to, label }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={subNavLink}>
            {i18n._(label)}
          </Link>
        ))}
      </SubNav>
      <Outlet />
    </div>
  );
}
