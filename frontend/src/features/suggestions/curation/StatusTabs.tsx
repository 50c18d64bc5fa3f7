/** The three states of the inbox, each with how many wait there. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormats } from "../../../i18n/formats";
import { SubNav, subNavCount, subNavLink } from "../../../ui/SubNav";
import { countsQuery } from "./queries";
import { STATUSES, type Status } from "./search";

export function StatusTabs({ status }: { status: Status }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const { data: counts } = useQuery(countsQuery);
  const names = {
    proposed: t`Inbox`,
    approved: t`Approved`,
    archived: t({ message: "Archive", context: "place" }),
  };
  return (
    <SubNav label={t`Status`}>
      {STATUSES.map((one) => (
        <Link
          key={one}
          from="/program/curation"
          to="/program/curation"
          search={({ open: _, status: __, ...before }) => ({
            ...before,
            ...(one !== "proposed" && { status: one }),
          })}
          className={subNavLink}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={one === status ? "page" : undefined}
          data-status={one === status ? "active" : undefined}
        >
          {names[one]}
          {counts && <span className={subNavCount}>{number(counts[one])}</span>}
        </Link>
      ))}
    </SubNav>
  );
}
