/** The administrator's area: people, teams, the organization, and what runs by itself. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link, Outlet } from "@tanstack/react-router";
import { type Me, may, type Permission } from "../../api/queries";
import { cx } from "../../ui/cx";
import { SubNav, subNavLink } from "../../ui/SubNav";
import { KeyEndings } from "./KeyEndings";
import styles from "./Program.module.css";

interface Office {
  to:
    | "/admin/people"
    | "/admin/teams"
    | "/admin/organization"
    | "/admin/keys"
    | "/admin/jobs"
    | "/admin/audit";
  label: MessageDescriptor;
  permission: Permission;
}

const OFFICES: readonly Office[] = [
  { to: "/admin/people", label: msg`People`, permission: "people:write" },
  { to: "/admin/teams", label: msg`Teams`, permission: "people:write" },
  { to: "/admin/organization", label: msg`Organization`, permission: "organization:write" },
  { to: "/admin/keys", label: msg`Keys`, permission: "service-accounts:write" },
  { to: "/admin/jobs", label: msg`Operations`, permission: "jobs:run" },
  { to: "/admin/audit", label: msg`Log`, permission: "audit:read" },
];

export function officesFor(me: Me): Office[] {
  return OFFICES.filter(({ permission }) => may(me, permission));
}

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
