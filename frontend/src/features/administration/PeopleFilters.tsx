/** Narrowing the list of people: by name or address, by team, by whether they still work here. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Choice, type Option } from "../../ui/Choice";
import { SelectField } from "../../ui/Field";
import { TypedFilter } from "../../ui/TypedFilter";
import styles from "./Administration.module.css";
import { allTeamsQuery } from "./queries";
import { type PeopleSearch, type PersonStatus, readSearch } from "./search";
import { TeamOptions } from "./TeamOptions";

export function PeopleFilters({ search }: { search: PeopleSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data: teams = [] } = useQuery(allTeamsQuery);
  const options: Option<PersonStatus>[] = [
    { value: "active", label: t`Active` },
    { value: "inactive", label: t`Inactive` },
    { value: "all", label: t({ message: "All", context: "people" }) },
  ];

  function change(part: Record<keyof PeopleSearch, string> | Partial<Record<string, string>>) {
    const next = readSearch({ ...search, ...part });
    void navigate({ to: "/admin/people", search: next, replace: true, resetScroll: false });
  }

  return (
    <search className={styles.filters}>
      <TypedFilter
        label={t`Name or e-mail`}
        value={search.q ?? ""}
        onChange={(q) => change({ q })}
      />
      <SelectField
        label={t`Team`}
        value={search.team ?? ""}
        onChange={(event) => change({ team: event.currentTarget.value })}
      >
        <option value="">{t`All teams`}</option>
        <TeamOptions teams={teams} />
      </SelectField>
      <Choice
        label={t`Status`}
        value={search.status ?? "active"}
        options={options}
        onChange={(status) => change({ status })}
        compact
      />
    </search>
  );
}
