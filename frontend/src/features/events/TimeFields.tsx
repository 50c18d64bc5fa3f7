/** When an event is: times in its zone, whole days, or a standing engagement with its rhythm. */
import { useLingui } from "@lingui/react/macro";
import { RHYTHMS } from "../../api/eventWords";
import { SelectField, TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import styles from "./Events.module.css";
import { type FieldsProps, withAllDay } from "./eventDraft";

export function TimeFields({ draft, fault, onChange }: FieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Switch
        label={t`Whole days`}
        checked={draft.isAllDay}
        onChange={(isAllDay) => onChange(withAllDay(draft, isAllDay))}
      />
      <Span draft={draft} fault={fault} onChange={onChange} />
      {!draft.isAllDay && <Zone draft={draft} fault={fault} onChange={onChange} />}
      <Switch
        label={t`Standing engagement`}
        hint={t`Goes on for a period: an expert group, a jury season, a lecture series.`}
        checked={draft.isStanding}
        onChange={(isStanding) => onChange({ isStanding })}
      />
      {draft.isStanding && <Rhythm draft={draft} fault={fault} onChange={onChange} />}
    </>
  );
}

function Span({ draft, fault, onChange }: FieldsProps) {
  const { t } = useLingui();
  const { isAllDay, isStanding } = draft;
  const sameDay = isAllDay ? t`Left empty: the same day.` : undefined;
  const [first, last] = isAllDay ? ["starts_on", "ends_on"] : ["starts_at", "ends_at"];
  const type = isAllDay ? "date" : "datetime-local";
  return (
    <div className={styles.pair}>
      <TextField
        label={isAllDay ? t`First day` : t`Begins`}
        type={type}
        value={draft.starts}
        onChange={({ currentTarget: { value } }) => onChange({ starts: value })}
        // Where neither days nor times are sent, it is times that the API misses.
        error={fault(first ?? "") ?? fault("starts_at")}
      />
      <TextField
        label={isAllDay ? t`Last day` : t`Ends`}
        hint={isStanding ? t`Left empty: open end.` : sameDay}
        type={type}
        min={draft.starts}
        value={draft.ends}
        onChange={({ currentTarget: { value } }) => onChange({ ends: value })}
        error={fault(last ?? "")}
      />
    </div>
  );
}

function Zone({ draft: { zone }, fault, onChange }: FieldsProps) {
  const { t } = useLingui();
  const known = Intl.supportedValuesOf("timeZone");
  const zones = known.includes(zone) ? known : [zone, ...known];
  return (
    <SelectField
      label={t`Time zone`}
      hint={t`Where it takes place.`}
      value={zone}
      onChange={({ currentTarget: { value } }) => onChange({ zone: value })}
      error={fault("time_zone")}
    >
      {zones.map((one) => (
        <option key={one} value={one}>
          {one.replaceAll("_", " ")}
        </option>
      ))}
    </SelectField>
  );
}

function Rhythm({ draft: { rhythm, minutes }, fault, onChange }: FieldsProps) {
  const { i18n, t } = useLingui();
  return (
    <div className={styles.pair}>
      <SelectField
        label={t`Rhythm`}
        value={rhythm}
        onChange={({ currentTarget: { value } }) => onChange({ rhythm: value })}
        error={fault("rhythm")}
      >
        <option value="">{t`No fixed rhythm`}</option>
        {Object.entries(RHYTHMS).map(([rule, words]) => (
          <option key={rule} value={rule}>
            {i18n._(words)}
          </option>
        ))}
        {rhythm && !RHYTHMS[rhythm] && <option value={rhythm}>{t`As it is now`}</option>}
      </SelectField>
      <TextField
        label={t`Minutes of a meeting`}
        type="number"
        inputMode="numeric"
        min={1}
        value={minutes}
        onChange={({ currentTarget: { value } }) => onChange({ minutes: value })}
        error={fault("meeting_minutes")}
      />
    </div>
  );
}
