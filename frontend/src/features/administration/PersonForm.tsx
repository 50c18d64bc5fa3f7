/** The fields of a person, the same for adding and editing. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Form } from "../../api/Form";
import { fieldFaults } from "../../api/problem";
import { languageLabel } from "../../i18n/languages";
import { DialogActions } from "../../ui/Dialog";
import { SelectField, TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import styles from "./Administration.module.css";
import { ManagerField } from "./ManagerField";
import { inputOf, type PersonInput } from "./personInput";
import { allTeamsQuery, type Employee, organizationQuery } from "./queries";
import { GRANTED, type GrantedRole, ROLES } from "./roles";
import { TeamOptions } from "./TeamOptions";

interface Props {
  person?: Employee;
  error: unknown;
  notice?: ReactNode;
  actions: ReactNode;
  onSubmit: (input: PersonInput) => void;
}

export function PersonForm({ person, error, notice, actions, onSubmit }: Props) {
  const { t } = useLingui();
  const { data: organization } = useQuery(organizationQuery);
  const { data: teams } = useQuery(allTeamsQuery);
  const [manager, setManager] = useState(person?.administration.manager ?? null);
  const [roles, setRoles] = useState(person ? inputOf(person).roles : []);

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    onSubmit({
      given_name: text("given_name"),
      family_name: text("family_name"),
      email: text("email") || null,
      job_title: text("job_title"),
      team_id: text("team_id") || null,
      manager_id: manager?.id ?? null,
      language: text("language"),
      roles,
    });
  }

  // The selects need their options before they can show what is chosen.
  if (!organization || !teams) return null;
  const isMistyped = fieldFaults(error).email?.code === "string_pattern_mismatch";
  return (
    <Form error={error} onSubmit={send} noValidate>
      {(fault) => (
        <>
          {notice}
          <Names
            person={person}
            fault={(field) =>
              field === "email" && isMistyped
                ? t`This address looks incomplete. Example: lea@firma.ch`
                : fault(field)
            }
          />
          <Place person={person} fault={fault} teams={<TeamOptions teams={teams} />} />
          <ManagerField
            person={person}
            manager={manager}
            error={fault("manager_id")}
            onChange={setManager}
          />
          <Language
            languages={organization.languages}
            chosen={person?.administration.language ?? organization.default_language}
            error={fault("language")}
          />
          <RoleSwitches roles={roles} onChange={setRoles} />
          <DialogActions>{actions}</DialogActions>
        </>
      )}
    </Form>
  );
}

interface PartProps {
  person: Employee | undefined;
  fault: (field: string) => string | undefined;
}

function Names({ person, fault }: PartProps) {
  const { t } = useLingui();
  const known = person?.administration;
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t`Given name`}
          name="given_name"
          maxLength={99}
          autoComplete="off"
          defaultValue={known?.given_name}
          error={fault("given_name")}
        />
        <TextField
          label={t`Family name`}
          name="family_name"
          maxLength={99}
          autoComplete="off"
          defaultValue={known?.family_name}
          error={fault("family_name")}
        />
      </div>
      <TextField
        label={t`E-mail`}
        hint={t`To sign in with. It may stay empty for now.`}
        name="email"
        type="email"
        maxLength={320}
        autoComplete="off"
        defaultValue={known?.email ?? ""}
        error={fault("email")}
      />
    </>
  );
}

function Place({ person, fault, teams }: PartProps & { teams: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={styles.pair}>
      <TextField
        label={t`Position`}
        name="job_title"
        maxLength={200}
        autoComplete="off"
        defaultValue={person?.job_title}
        error={fault("job_title")}
      />
      <SelectField
        label={t`Team`}
        name="team_id"
        defaultValue={person?.team?.id ?? ""}
        error={fault("team_id")}
      >
        <option value="">{t`No team`}</option>
        {teams}
      </SelectField>
    </div>
  );
}

interface LanguageProps {
  languages: readonly string[];
  chosen: string;
  error: string | undefined;
}

function Language({ languages, chosen, error }: LanguageProps) {
  const { t } = useLingui();
  const offered = languages.includes(chosen) ? languages : [...languages, chosen];
  return (
    <SelectField
      label={t`Language`}
      hint={t`To begin with; everybody changes it for themselves.`}
      name="language"
      defaultValue={chosen}
      error={error}
    >
      {offered.map((code) => (
        <option key={code} value={code}>
          {languageLabel(code)}
        </option>
      ))}
    </SelectField>
  );
}

interface RolesProps {
  roles: readonly GrantedRole[];
  onChange: (roles: GrantedRole[]) => void;
}

function RoleSwitches({ roles, onChange }: RolesProps) {
  const { i18n, t } = useLingui();
  return (
    <fieldset className={styles.roles}>
      <legend className={styles.legend}>{t`Roles`}</legend>
      {GRANTED.map((role) => (
        <Switch
          key={role}
          label={i18n._(ROLES[role].name)}
          hint={i18n._(ROLES[role].meaning)}
          checked={roles.includes(role)}
          onChange={(isOn) =>
            onChange(GRANTED.filter((one) => (one === role ? isOn : roles.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}
