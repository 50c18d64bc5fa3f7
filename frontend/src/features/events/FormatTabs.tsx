/** The formats as tabs, and what I proposed myself. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { FORMAT_NAMES, FORMATS } from "../../api/eventWords";
import { SubNav, subNavLink } from "../../ui/SubNav";
import type { Search } from "./search";

export function FormatTabs({ search }: { search: Search }) {
  const { i18n, t } = useLingui();
  const { format: _, mine: __, ...others } = search;
  const tabs: { name: string; label: string; search: Search; isHere: boolean }[] = [
    {
      name: "all",
      label: t({ message: "All", context: "formats" }),
      search: others,
      isHere: !search.format && !search.mine,
    },
    ...FORMAT_NAMES.map((format) => ({
      name: format,
      label: i18n._(FORMATS[format]),
      search: { ...others, format },
      isHere: search.format === format && !search.mine,
    })),
    {
      name: "mine",
      label: t`Proposed by me`,
      search: { mine: true, ...(search.view && { view: search.view }) },
      isHere: search.mine === true,
    },
  ];
  return (
    <SubNav label={t`Formats`}>
      {tabs.map(({ name, label, search: to, isHere }) => (
        <Link
          key={name}
          to="/opportunities"
          search={to}
          className={subNavLink}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={isHere ? "page" : undefined}
          data-status={isHere ? "active" : undefined}
        >
          {label}
        </Link>
      ))}
    </SubNav>
  );
}
