/** Whom somebody reports to: one person, found by name. */
import { useLingui } from "@lingui/react/macro";
import type { Schemas } from "../../api/client";
import { useFound } from "../../api/useFound";
import { FieldError } from "../../ui/Field";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag } from "../../ui/Tag";
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
  const { text, items, isAnswered, box } = useFound(peopleSearch);
  const found = text ? items.filter(({ id }) => id !== person?.id) : [];
  return (
    <SearchBox
      label={t`Reports to`}
      placeholder={t`Search by name`}
      error={error}
      found={found.map(({ id, display_name }) => ({ id, label: display_name }))}
      nothing={isAnswered ? t`Nobody found.` : undefined}
      {...box}
      onPick={({ id, label }) => onPick({ id, display_name: label })}
    />
  );
}
