/** The program's area: the way between its rooms, each with a title of its own and for who may. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link, type LinkProps, Outlet } from "@tanstack/react-router";
import { type Me, may, type Permission } from "../../api/queries";
import { SubNav, subNavLink } from "../../ui/SubNav";
import styles from "./Program.module.css";

interface Room {
  to: NonNullable<LinkProps["to"]> & `/program/${string}`;
  label: MessageDescriptor;
  permission: Permission;
}

const ROOMS: readonly Room[] = [
  { to: "/program/curation", label: msg`Curation`, permission: "suggestions:curate" },
  { to: "/program/sources", label: msg`Sources`, permission: "sources:read" },
  { to: "/program/events", label: msg`Events`, permission: "events:curate" },
  { to: "/program/topics", label: msg`Topics`, permission: "topics:write" },
  { to: "/program/goals", label: msg`Goals`, permission: "goals:write" },
];

export function roomsFor(me: Me): Room[] {
  return ROOMS.filter(({ permission }) => may(me, permission));
}

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
