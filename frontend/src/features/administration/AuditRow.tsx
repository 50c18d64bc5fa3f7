/** One entry of the log: what was done to what, by whom, when, and which values changed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { SCOPES, type Scope } from "../../api/scopes";
import { useFormats } from "../../i18n/formats";
import { languageName } from "../../i18n/languages";
import styles from "./Audit.module.css";
import { ACTIONS, FIELDS } from "./auditWords";
import type { AuditEntry } from "./queries";
import { isGranted, ROLES } from "./roles";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const at = new Date(entry.created_at);
  const time = moment(at.getTime());
  const isToday = at.toDateString() === new Date().toDateString();
  return (
    <article className={styles.entry}>
      <h2 className={styles.act}>
        <Act entry={entry} />
      </h2>
      <p className={styles.detail}>
        <time dateTime={entry.created_at}>{isToday ? t`today at ${time}` : time}</time>
        {"\u00a0· "}
        <Actor entry={entry} />
      </p>
      {entry.changes.length > 0 && (
        <ul className={styles.changes}>
          {entry.changes.map((change) => (
            <li key={change.field}>
              <Changed change={change} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Act({ entry: { action, object } }: { entry: AuditEntry }) {
  const { i18n, t } = useLingui();
  const act = i18n._(ACTIONS[action]);
  // Whoever deleted their data has no name any more.
  const name = object.name ?? t`somebody who deleted their data`;
  if (object.kind === "organization") return act;
  return (
    <Trans>
      {act}: <span className={styles.object}>{name}</span>
    </Trans>
  );
}

function Actor({ entry: { actor } }: { entry: AuditEntry }) {
  if (actor.kind === "command") return <Trans>a command on the server</Trans>;
  if (actor.kind === "tool") return actor.name ?? <Trans>a tool that is deleted</Trans>;
  if (!actor.id) return <Trans>somebody who deleted their data</Trans>;
  return (
    <Link to="/admin/audit" search={(former) => ({ ...former, actor: actor.id ?? "" })}>
      {actor.name}
    </Link>
  );
}

type Change = AuditEntry["changes"][number];

function Changed({ change: { field, before, after } }: { change: Change }) {
  const { i18n, t } = useLingui();
  const words = FIELDS[field];
  const say = useSaid(field);
  const label = words ? i18n._(words) : field;
  const [former, later] = [say(before), say(after)];
  if (!former && !later) return label;
  // Of what is new only the value is said.
  const value = former
    ? `${former} → ${later || t({ message: "nothing", context: "value" })}`
    : later;
  return (
    <Trans>
      {label}: <b className={styles.value}>{value}</b>
    </Trans>
  );
}

/** How the values of a field are written. */
function useSaid(field: string) {
  const { i18n, t } = useLingui();
  const { date, list } = useFormats();

  function one(value: string | number | boolean): string {
    const text = String(value);
    if (field === "role" && isGranted(text)) return i18n._(ROLES[text].name);
    if (field === "scopes" && text in SCOPES) return i18n._(SCOPES[text as Scope].name);
    if (field === "expires_at") return date(text);
    if (field.startsWith("language") || field === "default_language") return languageName(text);
    return text;
  }

  return (value: Change["before"]): string => {
    if (value === null || value === undefined) return "";
    if (!Array.isArray(value)) return one(value);
    if (field === "networks" && value.length === 0) return t`from everywhere`;
    const said = value.map(one);
    return field === "scopes" ? said.join(", ") : list(said);
  };
}
