/** Thanks between colleagues: all that I may see, what I received and what I gave. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Pages } from "../../api/Pages";
import { Button, ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
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
  const thank = (
    <Button icon="pen" variant="primary" onClick={() => setWriting(true)}>
      <Trans>Say thanks</Trans>
    </Button>
  );

  const isAsked = Boolean(search.to || search.event);

  function close() {
    setWriting(false);
    if (!isAsked) return;
    // Replaced, so that the way back does not open it again.
    const search = ({ to: _, about: __, event: ___, ...rest }: KudosSearch) => rest;
    void navigate({ search, replace: true });
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
      <Pages query={kudos} className={styles.list} nothing={<Nothing search={search} />}>
        {(one) => <KudosCard kudos={one} />}
      </Pages>
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

function Nothing({ search: { part, value, person, one } }: { search: KudosSearch }) {
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
      title={value || person || one ? <Trans>Nothing here.</Trans> : <Trans>No thanks yet.</Trans>}
    >
      <Trans>Whom would you like to thank?</Trans>
    </Empty>
  );
}
