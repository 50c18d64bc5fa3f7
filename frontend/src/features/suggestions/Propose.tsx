/** Proposing a suggestion: a link, a question to discuss or something to write about. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { Form } from "../../api/Form";
import { missing } from "../../api/missing";
import { topicsQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, languageLabel, spoken } from "../../i18n/languages";
import { Button, ButtonLink } from "../../ui/Button";
import { Choice, type Option } from "../../ui/Choice";
import { DialogActions } from "../../ui/Dialog";
import { SelectField, TextArea, TextField } from "../../ui/Field";
import { LeaveGuard } from "../../ui/LeaveGuard";
import { Page } from "../../ui/Page";
import { TopicPicker } from "../../ui/TopicPicker";
import { useLinkPreview } from "./linkPreview";
import { usePropose } from "./proposals";

type Kind = Schemas["SuggestionRead"]["kind"];

interface Draft {
  url: string;
  title: string;
  summary: string;
  language: string;
  topicIds: string[];
  note: string;
}

export function Propose() {
  const { t } = useLingui();
  const propose = usePropose();
  const preview = useLinkPreview();
  const { data: topics = [] } = useQuery(topicsQuery);
  const [kind, setKind] = useState<Kind>("share");
  const [own, setOwn] = useState<Partial<Draft>>({});
  const [refused, setRefused] = useState<unknown>(null);
  const kinds: Option<Kind>[] = [
    { value: "share", label: t`Link` },
    { value: "discuss", label: t`Question` },
    { value: "write", label: t`Idea to write` },
  ];
  // What the person has entered; until then what the page says of itself.
  const draft: Draft = {
    url: own.url ?? "",
    title: own.title ?? preview.page?.title ?? "",
    summary: own.summary ?? preview.page?.summary ?? "",
    language: own.language ?? preview.page?.language ?? spoken(),
    topicIds: own.topicIds ?? preview.page?.topics.map(({ id }) => id) ?? [],
    note: own.note ?? "",
  };
  const enter = (changes: Partial<Draft>) => setOwn({ ...own, ...changes });

  function send() {
    const [url, summary, note] = [draft.url, draft.summary, draft.note].map((one) => one.trim());
    // The API takes something to pass on without one; who says "Link" means one.
    const hasNoLink = kind === "share" && !url;
    setRefused(hasNoLink ? missing("url") : null);
    if (hasNoLink) return;
    propose.mutate({
      body: {
        kind,
        title: draft.title.trim(),
        language: draft.language,
        topic_ids: draft.topicIds,
        ...(url && { url }),
        ...(summary && { summary }),
        ...(note && { note }),
      },
    });
  }

  return (
    <Page
      title={t`Propose something`}
      back={{ to: "/me/proposals", label: t`My proposals` }}
      lead={t`The program team has a look and makes it a suggestion for colleagues it fits.`}
    >
      <LeaveGuard isChanged={Object.keys(own).length > 0 && !propose.isSuccess} />
      <Form error={refused ?? propose.error} onSubmit={send} noValidate>
        {(fault) => (
          <>
            <Choice label={t`What is it?`} value={kind} options={kinds} onChange={setKind} />
            <TextField
              label={kind === "share" ? t`Address` : t`Address (if there is one)`}
              hint={<span role="status">{preview.news}</span>}
              name="url"
              type="url"
              inputMode="url"
              placeholder="https://"
              value={draft.url}
              onChange={(event) => enter({ url: event.currentTarget.value })}
              onBlur={(event) => preview.read(event.currentTarget.value)}
              error={fault("url") ?? preview.fault}
            />
            <TextField
              label={t`Title`}
              value={draft.title}
              onChange={(event) => enter({ title: event.currentTarget.value })}
              maxLength={300}
              error={fault("title")}
            />
            <TextArea
              label={t`What is it about?`}
              hint={t`Two or three sentences are enough.`}
              value={draft.summary}
              onChange={(event) => enter({ summary: event.currentTarget.value })}
              error={fault("summary")}
            />
            <SelectField
              label={t`Language of the text`}
              value={draft.language}
              onChange={(event) => enter({ language: event.currentTarget.value })}
              error={fault("language")}
            >
              {CONTENT_LANGUAGES.map((code) => (
                <option key={code} value={code}>
                  {languageLabel(code)}
                </option>
              ))}
            </SelectField>
            <TopicPicker
              label={t`Topics`}
              hint={t`If you know them already.`}
              topics={topics}
              chosen={draft.topicIds}
              onChange={(topicIds) => enter({ topicIds })}
              error={fault("topic_ids")}
            />
            <TextArea
              label={t`A note to the program team`}
              name="note"
              value={draft.note}
              onChange={(event) => enter({ note: event.currentTarget.value })}
              error={fault("note")}
            />
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
