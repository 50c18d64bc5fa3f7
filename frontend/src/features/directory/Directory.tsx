/** Who knows what: everybody who wants to be found, by name, with what they show. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { Button, ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { AmbassadorCard } from "./AmbassadorCard";
import styles from "./Directory.module.css";
import { Filters } from "./Filters";
import { ambassadorPages } from "./queries";
import { type DirectorySearch, readSearch } from "./search";

export function Directory({ search }: { search: DirectorySearch }) {
  const { t } = useLingui();
  const navigate = useNavigate();

  function change(part: Partial<Record<keyof DirectorySearch, string>>) {
    const next = readSearch({ ...search, ...part });
    void navigate({ to: "/ambassadors", search: next, replace: true, resetScroll: false });
  }

  return (
    <Page
      wide
      title={t`Directory`}
      lead={t`Colleagues who are glad to be found. Whoever does not want that is not in here.`}
      actions={
        <ButtonLink to="/me/directory">
          <Trans>How others see me</Trans>
        </ButtonLink>
      }
    >
      <Filters search={search} onChange={change} />
      <List search={search} onChange={change} />
    </Page>
  );
}

interface ListProps {
  search: DirectorySearch;
  onChange: (part: Partial<Record<keyof DirectorySearch, string>>) => void;
}

function List({ search, onChange }: ListProps) {
  const { t } = useLingui();
  const query = useInfiniteQuery(ambassadorPages(search));
  const isWhole = Object.keys(search).length === 0;
  return (
    <Region query={query}>
      {({ pages }) => {
        const found = pages.flatMap(({ items }) => items);
        const count = found.length;
        if (count === 0) {
          return isWhole ? (
            <Nobody />
          ) : (
            <NotFound onReset={() => onChange({ q: "", skill: "", topic: "", language: "" })} />
          );
        }
        return (
          <div className={styles.list}>
            <p role="status" className="visually-hidden">
              <Plural value={count} one="# person shown" other="# people shown" />
            </p>
            <ul className={styles.cards} aria-label={t`People`}>
              {found.map((one) => (
                <li key={one.id}>
                  <AmbassadorCard ambassador={one} search={search} onPick={onChange} />
                </li>
              ))}
            </ul>
            <More query={query}>
              <Trans>Show more people</Trans>
            </More>
          </div>
        );
      }}
    </Region>
  );
}

function Nobody() {
  return (
    <Empty
      icon="person"
      title={<Trans>Nobody is in here yet.</Trans>}
      action={
        <ButtonLink to="/me/directory">
          <Trans>How it would look</Trans>
        </ButtonLink>
      }
    >
      <Trans>Whoever takes part and agrees to be found appears at once.</Trans>
    </Empty>
  );
}

function NotFound({ onReset }: { onReset: () => void }) {
  return (
    <Empty
      icon="search"
      title={<Trans>Nobody found.</Trans>}
      action={
        <Button onClick={onReset}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    >
      <Trans>Try a part of the word, or one filter less.</Trans>
    </Empty>
  );
}
