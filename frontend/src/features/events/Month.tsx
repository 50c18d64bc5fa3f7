/** A month of opportunities: on a wide screen a table of weeks, on a phone the days of each week that have something. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Region } from "../../api/Region";
import { dayOfWeekInWords, monthInWords, weekdays } from "../../i18n/formats";
import { ButtonLink } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/icons";
import { Empty } from "../../ui/States";
import { useWide } from "../../ui/useWide";
import { type Entry, entriesOf, monthAfter, weeksOf } from "./days";
import styles from "./Month.module.css";
import { useMeetings, useMonth } from "./queries";
import { isoDay, monthOf, type Search } from "./search";

type Days = ReadonlyMap<string, readonly Entry[]>;

export function Month({ search }: { search: Search }) {
  const { i18n } = useLingui();
  const month = monthOf(search);
  const events = useMonth(search);
  const meetings = useMeetings(search);
  return (
    <section className={styles.month} aria-labelledby="month">
      <header className={styles.head}>
        <Step search={search} by={-1} />
        <h2 id="month" aria-live="polite" className={styles.title}>
          {monthInWords(`${month}-01`, i18n.locale)}
        </h2>
        <Step search={search} by={1} />
      </header>
      <Region query={events}>
        {(items) => (
          <Region query={meetings}>
            {(met) => <Entries search={search} month={month} days={entriesOf(month, items, met)} />}
          </Region>
        )}
      </Region>
    </section>
  );
}

function Step({ search, by }: { search: Search; by: 1 | -1 }) {
  const { i18n, t } = useLingui();
  const to = monthAfter(monthOf(search), by);
  const name = monthInWords(`${to}-01`, i18n.locale);
  const label = by < 0 ? t`Back to ${name}` : t`On to ${name}`;
  return (
    <Link
      to="/opportunities"
      search={{ ...search, month: to }}
      replace
      resetScroll={false}
      className={cx(styles.step, by < 0 && styles.back)}
      aria-label={label}
      title={label}
    >
      <Icon name="next" />
    </Link>
  );
}

interface EntriesProps {
  search: Search;
  month: string;
  days: Days;
}

function Entries({ search, month, days }: EntriesProps) {
  const isWide = useWide();
  if (days.size === 0) return <Nothing search={search} />;
  return isWide ? <Grid month={month} days={days} /> : <Weeks month={month} days={days} />;
}

function Grid({ month, days }: { month: string; days: Days }) {
  const { i18n } = useLingui();
  const today = isoDay(new Date());
  return (
    <table className={styles.grid}>
      <caption className="visually-hidden">{monthInWords(`${month}-01`, i18n.locale)}</caption>
      <thead>
        <tr>
          {weekdays(i18n.locale).map(({ short, long }) => (
            <th key={long} scope="col">
              <span aria-hidden="true">{short}</span>
              <span className="visually-hidden">{long}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, place) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place in the week, and nothing else.
                <td key={place} className={styles.beside} />
              ) : (
                <td key={day} aria-current={day === today ? "date" : undefined}>
                  <time dateTime={day} className={styles.number}>
                    {Number(day.slice(8))}
                  </time>
                  <Titles entries={days.get(day) ?? []} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The calendar of a phone: by week, without the days on which nothing is. */
function Weeks({ month, days }: { month: string; days: Days }) {
  const { i18n } = useLingui();
  const weeks = weeksOf(month)
    .map((week) => week.filter((day) => day !== null))
    .filter((week) => week.some((day) => days.has(day)));
  return (
    <ol className={styles.weeks}>
      {weeks.map((week) => (
        <li key={week[0]} className={styles.week}>
          {week.map((day) => {
            const entries = days.get(day);
            if (!entries) return null;
            return (
              <section key={day} className={styles.day}>
                <h3>
                  <time dateTime={day}>{dayOfWeekInWords(day, i18n.locale)}</time>
                </h3>
                <Titles entries={entries} />
              </section>
            );
          })}
        </li>
      ))}
    </ol>
  );
}

function Titles({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className={styles.titles}>
      {entries.map(({ key, id, title, language, time, isContinued }) => (
        <li key={key}>
          <Link
            to="/opportunities/$id"
            params={{ id }}
            className={styles.entry}
            lang={language ?? undefined}
            title={title}
          >
            {time && <span className={styles.time}>{time}</span>} {title}
          </Link>
          {isContinued && (
            <span className={styles.continued}>
              <Trans>goes on</Trans>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Nothing({ search: { view: _, month: __, ...others } }: { search: Search }) {
  return (
    <Empty
      icon="calendar"
      title={<Trans>Nothing is on in this month.</Trans>}
      action={
        <ButtonLink to="/opportunities" search={others}>
          <Trans>Show the agenda</Trans>
        </ButtonLink>
      }
    >
      <Trans>The agenda shows what comes next, whenever it is.</Trans>
    </Empty>
  );
}
