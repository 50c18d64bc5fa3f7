/** Stages and other occasions for everybody: by format, narrowed by filters, in the order of time. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Agenda } from "./Agenda";
import styles from "./Events.module.css";
import { Filters } from "./Filters";
import { Fits } from "./Fits";
import { FormatTabs } from "./FormatTabs";
import { Month } from "./Month";
import { opportunityPages } from "./queries";
import { readSearch, type Search } from "./search";

type Change = (part: Partial<Record<keyof Search, string | boolean>>) => void;

export function Opportunities({ search }: { search: Search }) {
  const { t } = useLingui();
  const navigate = useNavigate();

  const change: Change = (part) => {
    const next = readSearch({ ...search, ...part });
    void navigate({ to: "/opportunities", search: next, replace: true, resetScroll: false });
  };

  return (
    <Page
      wide
      title={t`Opportunities`}
      lead={t`Stages, panels, juries and groups where your voice fits. You choose.`}
      actions={
        <ButtonLink to="/opportunities/new" icon="plus" variant="primary">
          <Trans>Propose an event</Trans>
        </ButtonLink>
      }
    >
      <FormatTabs search={search} />
      <Filters search={search} onChange={change} />
      <Found search={search} />
    </Page>
  );
}

function Found({ search }: { search: Search }) {
  if (search.view === "month") return <Month search={search} />;
  return search.fits ? <Fits search={search} /> : <List search={search} />;
}

function List({ search }: { search: Search }) {
  const query = useInfiniteQuery(opportunityPages(search));
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
            <Agenda events={events} />
            <More query={query}>
              <Trans>Show later events</Trans>
            </More>
          </div>
        );
      }}
    </Region>
  );
}

function Nothing({ search }: { search: Search }) {
  const filters = Object.keys(search);
  if (search.mine && filters.length === 1) {
    return (
      <Empty icon="calendar" title={<Trans>You have not proposed any event yet.</Trans>}>
        <Trans>Do you know of an event where somebody of us should speak?</Trans>
      </Empty>
    );
  }
  if (filters.length === 0) {
    return (
      <Empty
        icon="calendar"
        title={<Trans>Nothing is coming up at the moment.</Trans>}
        action={
          <ButtonLink to="/opportunities/new">
            <Trans>Propose an event</Trans>
          </ButtonLink>
        }
      >
        <Trans>Do you know of an event where somebody of us should speak?</Trans>
      </Empty>
    );
  }
  return (
    <Empty
      icon="search"
      title={<Trans>Nothing fits these filters.</Trans>}
      action={
        <ButtonLink to="/opportunities">
          <Trans>Show all events</Trans>
        </ButtonLink>
      }
    >
      <Trans>Try another format, or one filter less.</Trans>
    </Empty>
  );
}
