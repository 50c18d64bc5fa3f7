/** The fields of a source, the same for adding and editing. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Form } from "../../api/Form";
import { topicsQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { DialogActions } from "../../ui/Dialog";
import { SelectField, TextField } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { TopicPicker } from "../../ui/TopicPicker";
import type { Source } from "./queries";

export interface SourceInput {
  url: string;
  name: string | null;
  language: string | null;
  default_topic_ids: string[];
  is_trusted: boolean;
}

interface Props {
  source?: Source;
  error: unknown;
  notice?: ReactNode;
  actions: ReactNode;
  onSubmit: (input: SourceInput) => void;
}

export function SourceForm({ source, error, notice, actions, onSubmit }: Props) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  const [topicIds, setTopicIds] = useState(source?.default_topics.map(({ id }) => id) ?? []);
  const [isTrusted, setTrusted] = useState(source?.is_trusted ?? false);

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    onSubmit({
      url: text("url"),
      name: text("name") || null,
      language: text("language") || null,
      default_topic_ids: topicIds,
      is_trusted: isTrusted,
    });
  }

  return (
    <Form error={error} onSubmit={send} noValidate>
      {(fault) => (
        <>
          {notice}
          <TextField
            label={t`Address`}
            hint={t`A feed, or a website: its feed is looked for.`}
            name="url"
            type="url"
            inputMode="url"
            placeholder="https://"
            autoComplete="off"
            defaultValue={source?.url}
            error={fault("url")}
          />
          <TextField
            label={t`Name`}
            hint={source ? undefined : t`Left empty: the feed’s own title.`}
            name="name"
            maxLength={300}
            autoComplete="off"
            defaultValue={source?.name}
            error={fault("name")}
          />
          <SelectField
            label={t`Language`}
            hint={t`For entries whose language cannot be told.`}
            name="language"
            defaultValue={source?.language ?? ""}
            error={fault("language")}
          >
            <option value="">{t`As the texts are`}</option>
            {CONTENT_LANGUAGES.map((code) => (
              <option key={code} value={code}>
                {languageLabel(code)}
              </option>
            ))}
          </SelectField>
          <TopicPicker
            label={t`Topics of every entry`}
            hint={t`If the whole source is about something. Others are found by keywords.`}
            topics={topics}
            chosen={topicIds}
            onChange={setTopicIds}
            error={fault("default_topic_ids")}
          />
          <Switch
            label={t`Trusted`}
            hint={t`Entries with a topic are approved without the curation.`}
            checked={isTrusted}
            onChange={setTrusted}
          />
          <DialogActions>{actions}</DialogActions>
        </>
      )}
    </Form>
  );
}
