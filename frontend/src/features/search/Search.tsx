/** What is found: the first of each kind, or one kind in pages. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { useTyped } from "../../ui/useTyped";
import { HitLink } from "./HitLink";
import { groupsOf, type Hit } from "./hits";
import { searchPages, searchQuery } from "./queries";
import styles from "./Search.module.css";
import { type Kind, LONGEST, SHORTEST, type Search as Wanted } from "./search";
import { KIND_NAMES } from "./words";

export function Search({ search: { q = "", kind } }: { search: Wanted }) {
  const { t } = useLingui();
  return (
    <Page title={t`Search`}>
      <Box q={q} kind={kind} />
      {q === "" ? <Beginning /> : kind ? <OneKind q={q} kind={kind} /> : <EachKind q={q} />}
    </Page>
  );
}

function Box({ q, kind }: { q: string; kind: Kind | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [text, setText] = useTyped(q, (typed) => {
    const search = { ...(typed && { q: typed }), ...(kind && { kind }) };
    void navigate({ to: "/search", search, replace: true, resetScroll: false });
  });
  return (
    <search className={styles.form}>
      <div className={styles.field}>
        <TextField
          label={t`What are you looking for?`}
          type="search"
          autoComplete="off"
          maxLength={LONGEST}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
    </search>
  );
}

function Beginning() {
  return (
    <Empty icon="search" title={<Trans>One box for everything.</Trans>}>
      <Trans>Suggestions, events, people, topics and thanks; in any of the four languages.</Trans>
    </Empty>
  );
}

function EachKind({ q }: { q: string }) {
  const { i18n } = useLingui();
  const query = useQuery(searchQuery(q));
  return (
    <Region query={query}>
      {({ items, more }) =>
        items.length === 0 ? (
          // The former answer stays while typing on, but says nothing of the new words.
          !query.isPlaceholderData && <Nothing q={q} />
        ) : (
          <>
            <Count count={items.length} />
            <div className={styles.groups}>
              {groupsOf(items).map(([kind, hits]) => (
                <Group key={kind} kind={kind} hits={hits}>
                  {more.includes(kind) && (
                    <Link to="/search" search={{ q, kind }}>
                      <Trans>More of this: {i18n._(KIND_NAMES[kind])}</Trans>
                    </Link>
                  )}
                </Group>
              ))}
            </div>
          </>
        )
      }
    </Region>
  );
}

function OneKind({ q, kind }: { q: string; kind: Kind }) {
  const query = useInfiniteQuery(searchPages(q, kind));
  return (
    <>
      <div>
        <ButtonLink to="/search" search={{ q }} icon="back" size="small">
          <Trans>Look everywhere</Trans>
        </ButtonLink>
      </div>
      <Region query={query}>
        {({ pages }) => {
          const hits = pages.flatMap(({ items }) => items);
          if (hits.length === 0) return <Nothing q={q} />;
          return (
            <>
              <Count count={hits.length} />
              <Group kind={kind} hits={hits}>
                {query.hasNextPage && (
                  <div>
                    <More query={query} />
                  </div>
                )}
              </Group>
            </>
          );
        }}
      </Region>
    </>
  );
}

function Group({ kind, hits, children }: { kind: Kind; hits: Hit[]; children?: ReactNode }) {
  const { i18n } = useLingui();
  return (
    <section className={styles.group}>
      <h2>{i18n._(KIND_NAMES[kind])}</h2>
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <HitLink hit={hit} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function Count({ count }: { count: number }) {
  return (
    <p role="status" className="visually-hidden">
      <Plural value={count} one="# result shown" other="# results shown" />
    </p>
  );
}

function Nothing({ q }: { q: string }) {
  if (q.trim().length < SHORTEST) {
    return <Empty icon="search" title={<Trans>It takes two letters to find something.</Trans>} />;
  }
  return (
    <Empty
      icon="search"
      title={<Trans>Nothing is found for “{q}”.</Trans>}
      action={
        <ButtonLink to="/propose">
          <Trans>Propose a suggestion</Trans>
        </ButtonLink>
      }
    >
      <Trans>
        Try one word less, its beginning, or another spelling. Or perhaps it is missing here, and
        you are the one who knows it.
      </Trans>
    </Empty>
  );
}
