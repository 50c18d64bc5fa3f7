/** The less frequent facts of a suggestion, folded away: kind, goal, language, window, wordings. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { goalsQuery } from "../../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../../i18n/languages";
import { SelectField, TextField } from "../../../ui/Field";
import { Icon } from "../../../ui/icons";
import styles from "./Details.module.css";
import type { Draft } from "./draft";
import { Wordings } from "./Wordings";

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

const KINDS = ["share", "discuss", "write"] as const;

export function Details({ draft, onChange }: Props) {
  const { t } = useLingui();
  const { data: goals = [] } = useQuery(goalsQuery);
  const kinds = { share: t`To pass on`, discuss: t`To discuss`, write: t`To write about` };
  return (
    <>
      <div className={styles.grid}>
        <SelectField
          label={t`Kind`}
          value={draft.kind}
          onChange={({ currentTarget: { value } }) =>
            onChange({ kind: KINDS.find((kind) => kind === value) ?? "share" })
          }
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t`Goal`}
          value={draft.goalId}
          onChange={(event) => onChange({ goalId: event.currentTarget.value })}
        >
          <option value="">{t`None`}</option>
          {goals.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      </div>
      <details className={styles.more} open={draft.wordings.length > 0}>
        <summary className={styles.summary}>
          <Icon name="next" size={16} />
          <Trans>Wordings, language, time window</Trans>
        </summary>
        <div className={styles.inside}>
          <Wordings
            wordings={draft.wordings}
            language={draft.language}
            onChange={(wordings) => onChange({ wordings })}
          />
          <div className={styles.grid}>
            <TextField
              label={t`Show from`}
              type="date"
              value={draft.validFrom}
              max={draft.validUntil || undefined}
              onChange={(event) => onChange({ validFrom: event.currentTarget.value })}
            />
            <TextField
              label={t`Show until`}
              type="date"
              value={draft.validUntil}
              min={draft.validFrom || undefined}
              onChange={(event) => onChange({ validUntil: event.currentTarget.value })}
            />
            <SelectField
              label={t`Language of the text`}
              value={draft.language}
              onChange={(event) => onChange({ language: event.currentTarget.value })}
            >
              <option value="">{t`Unknown`}</option>
              {CONTENT_LANGUAGES.map((code) => (
                <option key={code} value={code}>
                  {languageLabel(code)}
                </option>
              ))}
            </SelectField>
          </div>
        </div>
      </details>
    </>
  );
}
