/** The way between the rooms of an area. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { SubNav, subNavLink } from "../../ui/SubNav";
import type { Room } from "./rooms";

export function RoomLinks({ label: area, rooms }: { label: string; rooms: readonly Room[] }) {
  const { i18n } = useLingui();
  return (
    <SubNav label={area}>
      {rooms.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={subNavLink}>
          {i18n._(label)}
        </Link>
      ))}
    </SubNav>
  );
}
