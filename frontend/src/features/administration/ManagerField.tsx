/** Whom somebody reports to: one person, found by name. In a dialog, so nothing may float above it. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { Button } from "../../ui/Button";
import { FieldError, TextField } from "../../ui/Field";
import { RemovableTag } from "../../ui/Tag";
import { useSettled } from "../../ui/useLater";
import styles from "./Administration.module.css";
import { type Employee, peopleSearch } from "./queries";

type Manager = Schemas["PersonRef"];

interface Props {
  person: Employee | undefined;
  manager: Manager | null;
  error: string | undefined;
  onChange: (manager: Manager | null) => void;
}

export function ManagerField({ person, manager, error, onChange }: Props) {
  const { t } = useLingui();
  if (!manager) return <Search person={person} error={error} onPick={onChange} />;
  return (
    <div className={styles.field}>
      <span className={styles.legend}>{t`Reports to`}</span>
      <div>
        <RemovableTag
          removeLabel={t`Remove ${manager.display_name}`}
          onRemove={() => onChange(null)}
        >
          {manager.display_name}
        </RemovableTag>
      </div>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}

interface SearchProps {
  person: Employee | undefined;
  error: string | undefined;
  onPick: (manager: Manager) => void;
}

function Search({ person, error, onPick }: SearchProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const { data } = useQuery(peopleSearch(useSettled(text.trim())));
  const found = text.trim() ? data?.items.filter(({ id }) => id !== person?.id) : undefined;
  return (
    <div className={styles.field}>
      <TextField
        label={t`Reports to`}
        placeholder={t`Search by name`}
        type="search"
        autoComplete="off"
        value={text}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <div role="status">{found?.length === 0 && t`Nobody found.`}</div>
      {found && found.length > 0 && (
        <ul className={styles.found} aria-label={t`People found`}>
          {found.map(({ id, display_name }) => (
            <li key={id}>
              <Button size="small" onClick={() => onPick({ id, display_name })}>
                {display_name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
