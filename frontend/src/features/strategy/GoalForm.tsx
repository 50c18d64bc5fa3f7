/** The form of a goal: why, what each can add, how it is measured, until when. */
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Form } from "../../api/Form";
import { topicsQuery } from "../../api/queries";
import { spoken } from "../../i18n/languages";
import { ActionBar } from "../../ui/ActionBar";
import { Choice } from "../../ui/Choice";
import { TextField } from "../../ui/Field";
import { TopicPicker } from "../../ui/TopicPicker";
import styles from "./Editor.module.css";
import { PRIORITIES } from "./GoalFacts";
import type { GoalDraft } from "./goalDraft";
import { LanguageSwitch } from "./LanguageSwitch";
import { TextIn } from "./TextIn";
import { languagesOf } from "./texts";

interface Props {
  draft: GoalDraft;
  error: unknown;
  notice?: ReactNode;
  actions: ReactNode;
  aside?: ReactNode;
  onChange: (part: Partial<GoalDraft>) => void;
  onSubmit: () => void;
}

type Fault = (field: string) => string | undefined;

export function GoalForm({ draft, error, notice, actions, aside, onChange, onSubmit }: Props) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  return (
    <Form error={error} onSubmit={onSubmit} noValidate>
      {(fault) => (
        <>
          {notice}
          <div className={styles.columns}>
            <GoalTexts draft={draft} fault={fault} onChange={onChange} />
            <div className={styles.side}>
              <PriorityField draft={draft} onChange={onChange} />
              <div className={styles.period}>
                <TextField
                  label={t`From`}
                  type="date"
                  value={draft.starts_on}
                  error={fault("starts_on")}
                  onChange={(event) => onChange({ starts_on: event.currentTarget.value })}
                />
                <TextField
                  label={t`Until`}
                  type="date"
                  value={draft.ends_on}
                  error={fault("ends_on")}
                  onChange={(event) => onChange({ ends_on: event.currentTarget.value })}
                />
              </div>
              <TopicPicker
                label={t`Topics`}
                hint={t`Suggestions on these topics count towards the goal.`}
                topics={topics}
                chosen={draft.topic_ids}
                error={fault("topic_ids")}
                onChange={(topic_ids) => onChange({ topic_ids })}
              />
              {aside}
            </div>
          </div>
          <ActionBar>{actions}</ActionBar>
        </>
      )}
    </Form>
  );
}

interface PartProps {
  draft: GoalDraft;
  onChange: (part: Partial<GoalDraft>) => void;
}

function GoalTexts({ draft, fault, onChange }: PartProps & { fault: Fault }) {
  const { t } = useLingui();
  const [language, setLanguage] = useState<string>(spoken());
  const long = { language, maxLength: 4000, isLong: true };
  return (
    <div className={styles.main}>
      <LanguageSwitch
        language={language}
        written={languagesOf(draft.titles, draft.reasons, draft.contributions, draft.measure)}
        onChange={setLanguage}
      />
      <TextIn
        label={t`What do we want to reach?`}
        language={language}
        maxLength={300}
        texts={draft.titles}
        error={fault("titles")}
        onChange={(titles) => onChange({ titles })}
      />
      <TextIn
        {...long}
        label={t`Why?`}
        texts={draft.reasons}
        error={fault("reasons")}
        onChange={(reasons) => onChange({ reasons })}
      />
      <TextIn
        {...long}
        label={t`What can each of us add?`}
        texts={draft.contributions}
        error={fault("contributions")}
        onChange={(contributions) => onChange({ contributions })}
      />
      <TextIn
        language={language}
        maxLength={4000}
        label={t`How do we notice it?`}
        hint={t`One figure about the whole. Figures about single people are no goals.`}
        texts={draft.measure}
        error={fault("measure")}
        onChange={(measure) => onChange({ measure })}
      />
      <NumberFields draft={draft} fault={fault} onChange={onChange} />
    </div>
  );
}

function NumberFields({ draft, fault, onChange }: PartProps & { fault: Fault }) {
  const { t } = useLingui();
  const fields = [
    ["baseline", t`Began at`],
    ["current", t`Now`],
    ["target", t`Target`],
  ] as const;
  return (
    <div className={styles.numbers}>
      {fields.map(([name, label]) => (
        <TextField
          key={name}
          label={label}
          inputMode="decimal"
          autoComplete="off"
          value={draft[name]}
          error={fault(name)}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function PriorityField({ draft, onChange }: PartProps) {
  const { t } = useLingui();
  const { _ } = useI18n();
  const options = Object.entries(PRIORITIES)
    .toReversed()
    .map(([value, label]) => ({ value, label: _(label) }));
  return (
    <Choice
      label={t`How important is it?`}
      value={String(draft.priority)}
      options={options}
      onChange={(value) => onChange({ priority: Number(value) })}
    />
  );
}
