/** Who did what to people, tools and settings; nobody can change it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import styles from "./Administration.module.css";
import { AuditFilters } from "./AuditFilters";
import { AuditRow } from "./AuditRow";
import type { AuditSearch } from "./auditSearch";
import { auditPages } from "./queries";

export function Audit({ search }: { search: AuditSearch }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(auditPages(search));
  return (
    <Page
      wide
      title={t`Log`}
      lead={t`What was done to people, tools and settings. What people choose for themselves is not in it. Nobody can change an entry; after 400 days it is deleted.`}
    >
      <AuditFilters search={search} />
      <Region query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0) return <Nothing isWhole={Object.keys(search).length === 0} />;
          return (
            <div className={styles.stack}>
              <ul className={styles.rows} aria-label={t`Log`}>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <AuditRow entry={entry} />
                  </li>
                ))}
              </ul>
              <More query={query}>
                <Trans>Show older entries</Trans>
              </More>
            </div>
          );
        }}
      </Region>
    </Page>
  );
}

function Nothing({ isWhole }: { isWhole: boolean }) {
  if (isWhole) return <Empty icon="lines" title={<Trans>No entries yet.</Trans>} />;
  return (
    <Empty icon="lines" title={<Trans>No entries in this period.</Trans>}>
      <Trans>Choose a longer one, or all acts.</Trans>
    </Empty>
  );
}
