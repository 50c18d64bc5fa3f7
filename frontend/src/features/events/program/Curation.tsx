/** All events for who curates: what waits, what is open, what is put away. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { STATUSES } from "../../../api/eventWords";
import { More } from "../../../api/Pages";
import { Region } from "../../../api/Region";
import { useFormats } from "../../../i18n/formats";
import { ButtonLink } from "../../../ui/Button";
import { Page } from "../../../ui/Page";
import { Empty } from "../../../ui/States";
import { SubNav, subNavCount, subNavLink } from "../../../ui/SubNav";
import { Toggle } from "../../../ui/Toggle";
import { TypedFilter } from "../../../ui/TypedFilter";
import styles from "../Events.module.css";
import { CurationCard } from "./CurationCard";
import { countsQuery, curationPages, pairsQuery } from "./queries";
import { type CurationSearch, readSearch, STATUS_NAMES } from "./search";

export function Curation({ search }: { search: CurationSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate();

  function change(part: Partial<Record<keyof CurationSearch, string | boolean>>) {
    const next = readSearch({ ...search, ...part });
    void navigate({ to: "/program/events", search: next, replace: true, resetScroll: false });
  }

  return (
    <Page
      wide
      title={t`Events`}
      actions={
        <ButtonLink to="/program/events/new" icon="plus" variant="primary">
          <Trans>New event</Trans>
        </ButtonLink>
      }
    >
      <Ways />
      <StatusTabs search={search} />
      <div className={styles.searching}>
        <TypedFilter label={t`Search`} value={search.q ?? ""} onChange={(q) => change({ q })} />
        {search.status === "approved" && (
          <Toggle isOn={search.past === true} onChange={(past) => change({ past })}>
            {t`Past ones too`}
          </Toggle>
        )}
      </div>
      <List search={search} />
    </Page>
  );
}

/** Where events come from, and what two of them may have in common. */
function Ways() {
  const { number } = useFormats();
  const { data: pairs } = useInfiniteQuery(pairsQuery);
  const shown = pairs?.pages.flatMap(({ items }) => items).length ?? 0;
  // Of many, only the first page is known.
  const count = shown > 0 && `(${number(shown)}${pairs?.pages.at(-1)?.next_cursor ? "+" : ""})`;
  return (
    <div className={styles.actions}>
      <ButtonLink to="/program/events/import" size="small" icon="download">
        <Trans>Import</Trans>
      </ButtonLink>
      <ButtonLink to="/program/events/calendars" size="small" icon="feed">
        <Trans>Calendars</Trans>
      </ButtonLink>
      <ButtonLink to="/program/events/duplicates" size="small" icon="order">
        <Trans>Likely duplicates</Trans> {count}
      </ButtonLink>
    </div>
  );
}

function StatusTabs({ search }: { search: CurationSearch }) {
  const { status: here = "proposed", q, past } = search;
  const { i18n, t } = useLingui();
  const { number } = useFormats();
  const { data: counts } = useQuery(countsQuery);
  // As many as the list below shows.
  const shown = counts && { ...counts, ...(!past && { approved: counts.to_come }) };
  return (
    <SubNav label={t`Status`}>
      {STATUS_NAMES.map((status) => (
        <Link
          key={status}
          to="/program/events"
          search={readSearch({ status, q })}
          className={subNavLink}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={status === here ? "page" : undefined}
          data-status={status === here ? "active" : undefined}
        >
          {i18n._(STATUSES[status])}
          {shown && <span className={subNavCount}>{number(shown[status])}</span>}
        </Link>
      ))}
    </SubNav>
  );
}

function List({ search }: { search: CurationSearch }) {
  const query = useInfiniteQuery(curationPages(search));
  return (
    <Region query={query}>
      {({ pages }) => {
        const events = pages.flatMap(({ items }) => items);
        if (events.length === 0) return <Nothing search={search} />;
        return (
          <div className={styles.list}>
            <p role="status" className="visually-hidden">
              <Plural value={events.length} one="# event shown" other="# events shown" />
            </p>
            <ul className={styles.cards}>
              {events.map((event) => (
                <li key={event.id}>
                  <CurationCard event={event} />
                </li>
              ))}
            </ul>
            <More query={query} />
          </div>
        );
      }}
    </Region>
  );
}

function Nothing({ search: { q, status = "proposed" } }: { search: CurationSearch }) {
  if (q) return <Empty icon="search" title={<Trans>Nothing is found for “{q}”.</Trans>} />;
  if (status === "proposed") {
    return (
      <Empty icon="check" title={<Trans>Nothing waits for you.</Trans>}>
        <Trans>Here come the proposals of colleagues, and what imports and calendars bring.</Trans>
      </Empty>
    );
  }
  return (
    <Empty icon="calendar" title={<Trans>Nothing in here.</Trans>}>
      <Trans>Proposals of colleagues and imported events wait under “Proposed”.</Trans>
    </Empty>
  );
}
