/** The fields of an event, the same for proposing and editing. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FORMAT_NAMES, FORMATS } from "../../api/eventWords";
import { Form } from "../../api/Form";
import { topicsQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { SelectField, TextArea, TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { TopicPicker } from "../../ui/TopicPicker";
import styles from "./Events.module.css";
import type { EventDraft, FieldsProps } from "./eventDraft";
import { TimeFields } from "./TimeFields";

interface Props {
  draft: EventDraft;
  error: unknown;
  notice?: ReactNode;
  actions: ReactNode;
  onChange: (part: Partial<EventDraft>) => void;
  onSubmit: () => void;
}

export function EventForm({ draft, error, notice, actions, onChange, onSubmit }: Props) {
  return (
    <Form error={error} onSubmit={onSubmit} noValidate>
      {(fault) => (
        <>
          {notice}
          <WhatFields draft={draft} fault={fault} onChange={onChange} />
          <TimeFields draft={draft} fault={fault} onChange={onChange} />
          <WhereFields draft={draft} fault={fault} onChange={onChange} />
          <CallFields draft={draft} fault={fault} onChange={onChange} />
          {actions}
        </>
      )}
    </Form>
  );
}

function WhatFields({ draft, fault, onChange }: FieldsProps) {
  const { i18n, t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  return (
    <>
      <TextField
        label={t`Title`}
        value={draft.title}
        maxLength={300}
        onChange={({ currentTarget: { value } }) => onChange({ title: value })}
        error={fault("title")}
      />
      <div className={styles.pair}>
        <SelectField
          label={t`Format`}
          value={draft.format}
          onChange={({ currentTarget: { value } }) =>
            onChange({ format: FORMAT_NAMES.find((one) => one === value) ?? "conference" })
          }
          error={fault("format")}
        >
          {FORMAT_NAMES.map((format) => (
            <option key={format} value={format}>
              {i18n._(FORMATS[format])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t`Language`}
          value={draft.language}
          onChange={({ currentTarget: { value } }) => onChange({ language: value })}
          error={fault("language")}
        >
          <option value="">{t`As the texts are`}</option>
          {CONTENT_LANGUAGES.map((code) => (
            <option key={code} value={code}>
              {languageLabel(code)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea
        label={t`What is it about?`}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value })}
        error={fault("description")}
      />
      <TextField
        label={t`Address of its page`}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={draft.url}
        onChange={({ currentTarget: { value } }) => onChange({ url: value })}
        error={fault("url")}
      />
      <TopicPicker
        label={t`Topics`}
        hint={t`Left empty: they are found by their keywords.`}
        topics={topics}
        chosen={draft.topicIds}
        onChange={(topicIds) => onChange({ topicIds })}
        error={fault("topic_ids")}
      />
    </>
  );
}

function WhereFields({ draft, fault, onChange }: FieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t`Place`}
          value={draft.place}
          maxLength={300}
          onChange={({ currentTarget: { value } }) => onChange({ place: value })}
          error={fault("place")}
        />
        <TextField
          label={t`Organizer`}
          value={draft.organizer}
          maxLength={300}
          onChange={({ currentTarget: { value } }) => onChange({ organizer: value })}
          error={fault("organizer")}
        />
      </div>
      <Switch
        label={t`Online`}
        hint={t`With a place too: both ways.`}
        checked={draft.isOnline}
        onChange={(isOnline) => onChange({ isOnline })}
      />
    </>
  );
}

function CallFields({ draft, fault, onChange }: FieldsProps) {
  const { t } = useLingui();
  return (
    <div className={styles.pair}>
      <TextField
        label={t`Call for speakers`}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={draft.callUrl}
        onChange={({ currentTarget: { value } }) => onChange({ callUrl: value })}
        error={fault("call_url")}
      />
      <TextField
        label={t`Its last day`}
        type="date"
        value={draft.callClosesOn}
        onChange={({ currentTarget: { value } }) => onChange({ callClosesOn: value })}
        error={fault("call_closes_on")}
      />
    </div>
  );
}
