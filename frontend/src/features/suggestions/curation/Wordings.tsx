/** Starting points for own words, each in its language. */
import { Trans, useLingui } from "@lingui/react/macro";
import { CONTENT_LANGUAGES } from "../../../i18n/languages";
import { Button, IconButton } from "../../../ui/Button";
import { SelectField, TextArea } from "../../../ui/Field";
import type { Draft } from "./draft";
import styles from "./Wordings.module.css";

type Wording = Draft["wordings"][number];

interface Props {
  wordings: Draft["wordings"];
  language: string;
  onChange: (wordings: Draft["wordings"]) => void;
}

export function Wordings({ wordings, language, onChange }: Props) {
  const { t } = useLingui();

  function change(place: number, part: Partial<Wording>) {
    onChange(wordings.map((one, at) => (at === place ? { ...one, ...part } : one)));
  }

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <Trans>Wordings to start from</Trans>
      </legend>
      {wordings.map((wording, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a wording has no name but its place.
        <div key={place} className={styles.wording}>
          <TextArea
            label={t`Wording ${place + 1}`}
            hideLabel
            rows={2}
            lang={wording.language}
            value={wording.text}
            onChange={(event) => change(place, { text: event.currentTarget.value })}
          />
          <div className={styles.side}>
            <SelectField
              label={t`Language of wording ${place + 1}`}
              hideLabel
              value={wording.language}
              onChange={(event) => change(place, { language: event.currentTarget.value })}
            >
              {CONTENT_LANGUAGES.map((code) => (
                <option key={code} value={code}>
                  {code.toUpperCase()}
                </option>
              ))}
            </SelectField>
            <IconButton
              icon="close"
              label={t`Remove wording ${place + 1}`}
              onClick={() => onChange(wordings.filter((_, at) => at !== place))}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() => onChange([...wordings, { language: language || "de", text: "" }])}
        >
          <Trans>Add a wording</Trans>
        </Button>
      </div>
    </fieldset>
  );
}
