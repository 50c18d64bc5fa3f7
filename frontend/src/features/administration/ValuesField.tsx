/** What the organization holds dear: a word or a short sentence per language. */
import { Trans, useLingui } from "@lingui/react/macro";
import { languageLabel } from "../../i18n/languages";
import { Button, IconButton } from "../../ui/Button";
import { FieldError, TextField } from "../../ui/Field";
import styles from "./Organization.module.css";
import type { DraftValue } from "./organizationDraft";

const MOST = 20;

interface Props {
  values: readonly DraftValue[];
  languages: readonly string[];
  error: string | undefined;
  onChange: (values: DraftValue[]) => void;
}

export function ValuesField({ values, languages, error, onChange }: Props) {
  const { t } = useLingui();
  return (
    <section className={styles.values} aria-labelledby="values">
      <h2 id="values">{t`Values`}</h2>
      <p className={styles.hint}>
        <Trans>What you hold dear, in a word or a short sentence.</Trans>
      </p>
      {error && <FieldError>{error}</FieldError>}
      {values.map((value, place) => (
        <ValueRow
          key={value.id}
          value={value}
          place={place + 1}
          languages={languages}
          onChange={(names) => onChange(values.with(place, { ...value, names }))}
          onRemove={() => onChange(values.toSpliced(place, 1))}
        />
      ))}
      {values.length < MOST && (
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() => onChange([...values, { id: `new-${Date.now()}`, key: null, names: {} }])}
          >
            <Trans>Add a value</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  value: DraftValue;
  place: number;
  languages: readonly string[];
  onChange: (names: DraftValue["names"]) => void;
  onRemove: () => void;
}

function ValueRow({ value: { names }, place, languages, onChange, onRemove }: RowProps) {
  const { t } = useLingui();
  return (
    <fieldset className={styles.value}>
      <legend className={styles.place}>{t`Value ${place}`}</legend>
      <IconButton icon="close" label={t`Remove value ${place}`} onClick={onRemove} />
      <div className={styles.names}>
        {languages.map((code) => (
          <TextField
            key={code}
            label={languageLabel(code)}
            lang={code}
            maxLength={300}
            autoComplete="off"
            value={names[code] ?? ""}
            onChange={(event) => onChange({ ...names, [code]: event.currentTarget.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
