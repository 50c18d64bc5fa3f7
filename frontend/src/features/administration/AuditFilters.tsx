/** Narrowing the log: what was done, by whom, and when. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { SelectField, TextField } from "../../ui/Field";
import { RemovableTag } from "../../ui/Tag";
import styles from "./Audit.module.css";
import { type AuditSearch, readAuditSearch } from "./auditSearch";
import { ACTION_NAMES, ACTIONS } from "./auditWords";
import { personQuery } from "./queries";

export function AuditFilters({ search }: { search: AuditSearch }) {
  const { i18n, t } = useLingui();
  const navigate = useNavigate();

  function change(part: Partial<Record<keyof AuditSearch, string>>) {
    const next = readAuditSearch({ ...search, ...part });
    void navigate({ to: "/admin/audit", search: next, replace: true, resetScroll: false });
  }

  return (
    <search className={styles.filters}>
      <SelectField
        label={t`What was done`}
        value={search.action ?? ""}
        onChange={(event) => change({ action: event.currentTarget.value })}
      >
        <option value="">{t({ message: "Everything", context: "acts" })}</option>
        {ACTION_NAMES.map((action) => (
          <option key={action} value={action}>
            {i18n._(ACTIONS[action])}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t({ message: "From", context: "day" })}
        type="date"
        max={search.until}
        value={search.since ?? ""}
        onChange={(event) => change({ since: event.currentTarget.value })}
      />
      <TextField
        label={t({ message: "Until", context: "day" })}
        type="date"
        min={search.since}
        value={search.until ?? ""}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
      {search.actor && <Actor id={search.actor} onRemove={() => change({ actor: "" })} />}
    </search>
  );
}

function Actor({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useLingui();
  const { data: person } = useQuery(personQuery(id));
  const name = person?.display_name ?? "…";
  return (
    <p className={styles.actor}>
      <RemovableTag removeLabel={t`Show what everybody did`} onRemove={onRemove}>
        <Trans>Done by {name}</Trans>
      </RemovableTag>
    </p>
  );
}
