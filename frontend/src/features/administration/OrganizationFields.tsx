/** The fields of the organization but its values. */
import { useLingui } from "@lingui/react/macro";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { FieldError, SelectField, TextField } from "../../ui/Field";
import { Toggle } from "../../ui/Toggle";
import styles from "./Organization.module.css";
import type { OrganizationDraft } from "./organizationDraft";

interface Props {
  draft: OrganizationDraft;
  fault: (field: string) => string | undefined;
  onChange: (part: Partial<OrganizationDraft>) => void;
}

export function OrganizationFields({ draft, fault, onChange }: Props) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        label={t`Name`}
        maxLength={200}
        autoComplete="off"
        value={draft.name}
        error={fault("name")}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Languages draft={draft} fault={fault} onChange={onChange} />
      <TimeZone draft={draft} fault={fault} onChange={onChange} />
      <TextField
        className={styles.narrow}
        label={t`Smallest group`}
        hint={t`Figures about fewer people are shown to nobody. At least 5.`}
        type="number"
        inputMode="numeric"
        min={5}
        max={100}
        value={draft.minimum_group_size}
        error={fault("minimum_group_size")}
        onChange={(event) => onChange({ minimum_group_size: event.currentTarget.value })}
      />
    </>
  );
}

function Languages({ draft, fault, onChange }: Props) {
  const { t } = useLingui();
  const { languages, default_language } = draft;

  function set(code: string, isOn: boolean) {
    onChange({
      languages: CONTENT_LANGUAGES.filter((one) => (one === code ? isOn : languages.includes(one))),
    });
  }

  const error = fault("languages");
  return (
    <>
      <fieldset className={styles.languages}>
        <legend className={styles.legend}>{t`Languages spoken here`}</legend>
        {CONTENT_LANGUAGES.map((code) => (
          <Toggle
            key={code}
            isOn={languages.includes(code)}
            disabled={code === default_language}
            onChange={(isOn) => set(code, isOn)}
          >
            {languageLabel(code)}
          </Toggle>
        ))}
        {error && <FieldError>{error}</FieldError>}
      </fieldset>
      <SelectField
        className={styles.narrow}
        label={t`Default language`}
        hint={t`For new people, and where a text is missing. It stays among the languages spoken here.`}
        value={default_language}
        error={fault("default_language")}
        onChange={(event) => onChange({ default_language: event.currentTarget.value })}
      >
        {languages.map((code) => (
          <option key={code} value={code}>
            {languageLabel(code)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function TimeZone({ draft: { time_zone }, fault, onChange }: Props) {
  const { t } = useLingui();
  const known = Intl.supportedValuesOf("timeZone");
  const zones = known.includes(time_zone) ? known : [time_zone, ...known];
  return (
    <SelectField
      className={styles.narrow}
      label={t`Time zone`}
      value={time_zone}
      error={fault("time_zone")}
      onChange={(event) => onChange({ time_zone: event.currentTarget.value })}
    >
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {zone.replaceAll("_", " ")}
        </option>
      ))}
    </SelectField>
  );
}
