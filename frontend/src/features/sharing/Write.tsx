/** Own words: a question instead of a finished post, where one works, and what to watch out for. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Refused } from "../../api/Refused";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Card";
import { DialogActions } from "../../ui/Dialog";
import { TextArea, TextField } from "../../ui/Field";
import { Fold } from "../../ui/Fold";
import { Switch } from "../../ui/Switch";
import { useSettled } from "../../ui/useLater";
import { CHANNELS } from "./channels";
import type { Draft } from "./draft";
import { checkQuery, type MyShare, type Suggestion, useBegin } from "./queries";
import styles from "./ShareSheet.module.css";

/** None of them asks for praise. */
const QUESTIONS: readonly MessageDescriptor[] = [
  msg`What would you tell a colleague about this?`,
  msg`What surprised you?`,
  msg`Where do you meet this in your own work?`,
  msg`What do you see differently?`,
];

interface Props {
  suggestion: Suggestion;
  draft: Draft;
  text: string;
  begun: MyShare | null;
  onChange: (part: Partial<Draft>) => void;
  onNext: (begun: MyShare | null) => void;
}

export function Write({ suggestion, draft, text, begun, onChange, onNext }: Props) {
  const { i18n, t } = useLingui();
  const begin = useBegin(suggestion.id);
  const [question, setQuestion] = useState(0);
  const [isEmpty, setEmpty] = useState(false);
  const asked = QUESTIONS[question % QUESTIONS.length] ?? QUESTIONS[0];

  function go() {
    setEmpty(draft.words.trim() === "");
    if (draft.words.trim() === "") return;
    if (!draft.counts) return onNext(null);
    if (begun) return onNext(begun);
    begin.mutate(undefined, {
      onSuccess: onNext,
      // Without a short link it can be passed on as well.
      onError: () => onChange({ counts: false }),
    });
  }

  return (
    <>
      <div className={styles.words}>
        <TextArea
          label={asked && i18n._(asked)}
          value={draft.words}
          rows={5}
          maxLength={3500}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
          error={
            isEmpty && draft.words.trim() === ""
              ? t`Write a sentence of your own first.`
              : undefined
          }
        />
        <Button
          size="small"
          variant="quiet"
          icon="refresh"
          onClick={() => setQuestion(question + 1)}
        >
          <Trans>Another question</Trans>
        </Button>
      </div>
      <News id={suggestion.id} words={draft.words} text={text} />
      <Disclosure draft={draft} onChange={onChange} />
      {suggestion.wordings.length > 0 && (
        <Fold summary={<Trans>Wordings to inspire you</Trans>}>
          <p className={styles.hint}>
            <Trans>A beginning, not a finished text. Say it the way you would say it.</Trans>
          </p>
          <ul className={styles.wordings}>
            {suggestion.wordings.map((wording) => (
              <li key={wording.id} lang={wording.language}>
                {wording.text}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {suggestion.url && (
        <Switch
          label={<Trans>Count clicks</Trans>}
          hint={
            <Trans>
              A short link counts how often it is opened, never by whom. Only you can see it, for a
              year.
            </Trans>
          }
          checked={draft.counts}
          onChange={(counts) => onChange({ counts })}
        />
      )}
      <Refused error={begin.error} />
      <DialogActions>
        <Button variant="primary" busy={begin.isPending} onClick={go}>
          <Trans>Continue</Trans>
        </Button>
      </DialogActions>
    </>
  );
}

/** What there is to say of the text while it is written. */
function News({ id, words, text }: { id: string; words: string; text: string }) {
  const { i18n, t } = useLingui();
  const { list } = useFormats();
  const settled = useSettled(text, 600);
  const { data } = useQuery({
    ...checkQuery(id, settled),
    enabled: words.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const isWritten = data && words.trim() !== "";
  const tooLong = isWritten ? data.lengths.filter(({ fits }) => !fits) : [];
  const names = list(tooLong.map(({ network }) => i18n._(CHANNELS[network].name)));
  return (
    <div role="status" className={styles.news}>
      {isWritten && data.same_as_wording && (
        <Notice tone="warn" icon="pen">
          <Trans>
            This is nearly the proposed wording. What of it would you say differently yourself?
          </Trans>
        </Notice>
      )}
      {isWritten && data.same_as_colleagues && (
        <Notice tone="warn" icon="pen">
          <Trans>
            Several colleagues have written nearly the same. Whoever follows you reads it more than
            once.
          </Trans>
        </Notice>
      )}
      {isWritten && !data.has_disclosure && (
        <Notice icon="person">
          <Trans>
            Your text does not say where you work. If it is about your employer, readers would like
            to know.
          </Trans>
        </Notice>
      )}
      {tooLong.length > 0 && <p className={styles.hint}>{t`Too long for ${names}.`}</p>}
    </div>
  );
}

function Disclosure({ draft, onChange }: Pick<Props, "draft" | "onChange">) {
  const { t } = useLingui();
  return (
    <div className={styles.disclosure}>
      <Switch
        label={<Trans>Say where you work</Trans>}
        hint={
          <Trans>
            It stands at the start: so readers know that you speak about your employer. That is fair
            to them.
          </Trans>
        }
        checked={draft.discloses}
        onChange={(discloses) => onChange({ discloses })}
      />
      {draft.discloses && (
        <TextField
          label={t`At the start of your text`}
          hideLabel
          value={draft.disclosure}
          maxLength={300}
          onChange={(event) => onChange({ disclosure: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
