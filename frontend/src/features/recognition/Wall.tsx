/** Thanks between colleagues: all that I may see, what I received and what I gave. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Region } from "../../api/Region";
import { Button, ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { useRemoved } from "../../ui/removals";
import { Empty } from "../../ui/States";
import { SubNav, subNavLink } from "../../ui/SubNav";
import { RemovableTag } from "../../ui/Tag";
import { Toggle } from "../../ui/Toggle";
import { Composer } from "./Composer";
import styles from "./Kudos.module.css";
import { KudosCard } from "./KudosCard";
import { Named } from "./Named";
import { kudosPages, personQuery } from "./queries";
import type { KudosSearch, Side } from "./search";
import { useValues } from "./useValues";

export function Wall({ search }: { search: KudosSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: "/kudos" });
  const [isWriting, setWriting] = useState(false);
  const kudos = useInfiniteQuery(kudosPages(search));
  const removed = useRemoved();
  const thank = (
    <Button icon="pen" variant="primary" onClick={() => setWriting(true)}>
      <Trans>Say thanks</Trans>
    </Button>
  );

  const isAsked = Boolean(search.to || search.event);

  function close() {
    setWriting(false);
    if (isAsked) void navigate({ search: ({ to: _, about: __, event: ___, ...rest }) => rest });
  }

  return (
    <Page
      title={t({ message: "Thanks", context: "place" })}
      lead={t`What colleagues have done for each other. Whoever is thanked decides who sees it.`}
      actions={thank}
    >
      <Tabs part={search.part} />
      {search.part === "received" && <Named />}
      {!search.part && <Filters search={search} />}
      <Region query={kudos}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items).filter(({ id }) => !removed.has(id));
          if (items.length === 0) return <Nothing search={search} />;
          return (
            <>
              <ul className={styles.list}>
                {items.map((one) => (
                  <li key={one.id}>
                    <KudosCard kudos={one} />
                  </li>
                ))}
              </ul>
              {kudos.hasNextPage && (
                <Button busy={kudos.isFetchingNextPage} onClick={() => void kudos.fetchNextPage()}>
                  <Trans>Show more</Trans>
                </Button>
              )}
            </>
          );
        }}
      </Region>
      {(isWriting || isAsked) && (
        <Composer to={search.to} about={search.about} event={search.event} onClose={close} />
      )}
    </Page>
  );
}

function Tabs({ part }: { part: Side | undefined }) {
  const { t } = useLingui();
  const tabs: [Side | undefined, string][] = [
    [undefined, t({ message: "All", context: "thanks" })],
    ["received", t({ message: "Received", context: "thanks" })],
    ["given", t({ message: "Given", context: "thanks" })],
  ];
  return (
    <SubNav label={t`Which thanks`}>
      {tabs.map(([one, name]) => (
        <Link
          key={name}
          to="/kudos"
          search={one ? { part: one } : {}}
          className={subNavLink}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={one === part ? "page" : undefined}
          data-status={one === part ? "active" : undefined}
        >
          {name}
        </Link>
      ))}
    </SubNav>
  );
}

function Filters({ search }: { search: KudosSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: "/kudos" });
  const values = useValues();
  if (search.one) {
    return (
      <div>
        <ButtonLink to="/kudos" size="small" icon="back">
          <Trans>Show all thanks</Trans>
        </ButtonLink>
      </div>
    );
  }
  if (values.size === 0 && !search.person) return null;
  return (
    <fieldset className={styles.filters} aria-label={t`Show only`}>
      {search.person && <Person id={search.person} />}
      {[...values].map(([key, name]) => (
        <Toggle
          key={key}
          isOn={search.value === key}
          onChange={(isOn) =>
            void navigate({
              search: ({ value: _, ...rest }) => ({ ...rest, ...(isOn && { value: key }) }),
            })
          }
        >
          {name}
        </Toggle>
      ))}
    </fieldset>
  );
}

function Person({ id }: { id: string }) {
  const { t } = useLingui();
  const navigate = useNavigate({ from: "/kudos" });
  const { data: person } = useQuery(personQuery(id));
  const name = person?.display_name ?? "…";
  return (
    <RemovableTag
      removeLabel={t`Show thanks to everybody`}
      onRemove={() => void navigate({ search: ({ person: _, ...rest }) => rest })}
    >
      <Trans>To {name}</Trans>
    </RemovableTag>
  );
}

function Nothing({ search: { part, value, person } }: { search: KudosSearch }) {
  if (part === "received") {
    return (
      <Empty icon="heart" title={<Trans>No thanks for you here yet.</Trans>}>
        <Trans>As soon as somebody thanks you, it is here, whoever else sees it.</Trans>
      </Empty>
    );
  }
  if (part === "given") {
    return (
      <Empty icon="heart" title={<Trans>You have not thanked anybody here yet.</Trans>}>
        <Trans>Who made something easier for you lately?</Trans>
      </Empty>
    );
  }
  return (
    <Empty
      icon="heart"
      title={value || person ? <Trans>Nothing here.</Trans> : <Trans>No thanks yet.</Trans>}
    >
      <Trans>Whom would you like to thank?</Trans>
    </Empty>
  );
}
