/** Everybody employed here, to find, add and change; nothing of it tells who is an ambassador. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import styles from "./Administration.module.css";
import { InvitationLink } from "./InvitationLink";
import { PeopleFilters } from "./PeopleFilters";
import { AddPerson } from "./PersonDialogs";
import { PersonRow } from "./PersonRow";
import { type Employee, isEmployee, peoplePages } from "./queries";
import type { PeopleSearch } from "./search";

export function People({ search }: { search: PeopleSearch }) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState<Employee | null>(null);
  return (
    <Page
      wide
      title={t`People`}
      lead={t`Who is employed here. Whether somebody is an ambassador is not shown, to you either.`}
      actions={
        <Button icon="plus" variant="primary" onClick={() => setAdding(true)}>
          <Trans>Add a person</Trans>
        </Button>
      }
    >
      <PeopleFilters search={search} />
      <List search={search} />
      {isAdding && (
        <AddPerson
          onClose={() => setAdding(false)}
          onAdded={(person) => {
            setAdding(false);
            setAdded(person);
          }}
        />
      )}
      {added && <InvitationLink person={added} isNew onClose={() => setAdded(null)} />}
    </Page>
  );
}

function List({ search }: { search: PeopleSearch }) {
  const { t } = useLingui();
  const query = useInfiniteQuery(peoplePages(search));
  const isWhole = Object.keys(search).length === 0;
  return (
    <Region query={query}>
      {({ pages }) => {
        const people = pages.flatMap(({ items }) => items).filter(isEmployee);
        if (people.length === 0) {
          return (
            <Empty icon="person" title={<Trans>Nobody found.</Trans>}>
              <Trans>Try a part of the name, or another filter.</Trans>
            </Empty>
          );
        }
        return (
          <div className={styles.stack}>
            {people.length === 1 && isWhole && <Beginning />}
            <ul className={styles.rows} aria-label={t`People`}>
              {people.map((person) => (
                <li key={person.id}>
                  <PersonRow person={person} />
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

/** An organization that has just been created: only its first administrator is there. */
function Beginning() {
  return (
    <Notice icon="sliders">
      <Trans>
        You are the first one here. Begin with the <Link to="/admin/teams">teams</Link>, then add
        people. Who gets the role “Program lead” sets topics, goals and sources.
      </Trans>
    </Notice>
  );
}
