/** Proposing a suggestion: a link, a question to discuss or something to write about. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { topicsQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, spoken } from "../../i18n/languages";
import { Button, ButtonLink } from "../../ui/Button";
import { Choice, type Option } from "../../ui/Choice";
import { DialogActions } from "../../ui/Dialog";
import { SelectField, TextArea, TextField } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { TopicPicker } from "../../ui/TopicPicker";
import { usePropose } from "./proposals";

type Kind = Schemas["SuggestionRead"]["kind"];

export function Propose() {
  const { t } = useLingui();
  const propose = usePropose();
  const { data: topics = [] } = useQuery(topicsQuery);
  const [kind, setKind] = useState<Kind>("share");
  const [topicIds, setTopicIds] = useState<string[]>([]);
  const kinds: Option<Kind>[] = [
    { value: "share", label: t`Link` },
    { value: "discuss", label: t`Question` },
    { value: "write", label: t`Idea to write` },
  ];

  function send(values: FormData) {
    const text = (name: string) => String(values.get(name) ?? "").trim();
    propose.mutate({
      body: {
        kind,
        title: text("title"),
        language: text("language"),
        topic_ids: topicIds,
        ...(text("url") && { url: text("url") }),
        ...(text("summary") && { summary: text("summary") }),
        ...(text("note") && { note: text("note") }),
      },
    });
  }

  return (
    <Page
      title={t`Propose something`}
      back={{ to: "/me/proposals", label: t`My proposals` }}
      lead={t`The program team has a look and makes it a suggestion for colleagues it fits.`}
    >
      <Form error={propose.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            <Choice label={t`What is it?`} value={kind} options={kinds} onChange={setKind} />
            <TextField
              label={kind === "share" ? t`Address` : t`Address (if there is one)`}
              name="url"
              type="url"
              inputMode="url"
              placeholder="https://"
              error={fault("url")}
            />
            <TextField label={t`Title`} name="title" maxLength={300} error={fault("title")} />
            <TextArea
              label={t`What is it about?`}
              hint={t`Two or three sentences are enough.`}
              name="summary"
              error={fault("summary")}
            />
            <SelectField
              label={t`Language of the text`}
              name="language"
              defaultValue={spoken()}
              error={fault("language")}
            >
              {CONTENT_LANGUAGES.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
            <TopicPicker
              label={t`Topics`}
              hint={t`If you know them already.`}
              topics={topics}
              chosen={topicIds}
              onChange={setTopicIds}
              error={fault("topic_ids")}
            />
            <TextArea label={t`A note to the program team`} name="note" error={fault("note")} />
            <DialogActions>
              <ButtonLink to="/me/proposals">
                <Trans>Cancel</Trans>
              </ButtonLink>
              <Button type="submit" variant="primary" busy={propose.isPending}>
                <Trans>Propose</Trans>
              </Button>
            </DialogActions>
          </>
        )}
      </Form>
    </Page>
  );
}
