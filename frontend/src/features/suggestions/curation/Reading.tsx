/** The reading pane: one suggestion as it came, edited on the spot, decided with one button. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type Ref, useImperativeHandle, useState } from "react";
import { asProblem, isStale } from "../../../api/problem";
import { Refused } from "../../../api/Refused";
import { Stale } from "../../../api/Stale";
import { useKept } from "../../../api/useKept";
import { useProblemText } from "../../../i18n/problems";
import { Button } from "../../../ui/Button";
import { TextArea } from "../../../ui/Field";
import { Decide } from "./Decide";
import { Details } from "./Details";
import { changes, type Draft, draftOf, isChanged } from "./draft";
import { Provenance } from "./Provenance";
import { useApprove, useSave } from "./queries";
import styles from "./Reading.module.css";
import type { Suggestion } from "./search";
import { TopicDecision } from "./TopicDecision";

export interface ReadingHandle {
  approve: () => void;
}

interface Props {
  ref: Ref<ReadingHandle>;
  suggestion: Suggestion;
  onApproved: (id: string) => void;
  onArchive: () => void;
  onBack: () => void;
  onReload: () => Promise<Suggestion | undefined>;
  onRestore: () => void;
  onReopen: () => void;
}

export function Reading({ ref, suggestion, ...on }: Props) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const [base, setBase] = useState(suggestion);
  // Looking at another one in between loses nothing of what was changed here.
  const { draft, change } = useKept<Draft>(["curation-draft", suggestion.id], draftOf(suggestion));
  const save = useSave();
  const approve = useApprove();
  const update = changes(draft, base);
  const isDirty = isChanged(update);
  const error = approve.error ?? save.error;
  const needsTopic = asProblem(error)?.code === "topic-required";

  function adopt(current: Suggestion) {
    setBase(current);
    change(draftOf(current));
  }

  // A newer state is taken over, unless it would tread on an edit: then the API says so on saving.
  if (suggestion.version > base.version && !isDirty) adopt(suggestion);
  // What was kept of an older one would tread on what came since.
  else if (draft.version !== base.version) adopt(base);

  function saveNow() {
    save.mutate({ suggestion: base, update }, { onSuccess: adopt });
  }

  function approveNow() {
    if (base.status !== "proposed" || approve.isPending) return;
    approve.mutate(
      { suggestion: base, update, topicIds: draft.topicIds },
      { onSuccess: ({ id }) => on.onApproved(id) },
    );
  }

  function takeTheirs() {
    approve.reset();
    save.reset();
    void on.onReload().then((current) => current && adopt(current));
  }

  useImperativeHandle(ref, () => ({ approve: approveNow }));

  return (
    <article className={styles.reading} aria-label={suggestion.title}>
      <div className={styles.back}>
        <Button variant="quiet" icon="back" onClick={on.onBack}>
          <Trans>List</Trans>
        </Button>
      </div>
      <Provenance suggestion={suggestion} />
      <Stale error={error} onReload={takeTheirs} />
      {!isStale(error) && !needsTopic && <Refused error={error} />}
      <div className={styles.texts}>
        <TextArea
          label={t`Title`}
          hideLabel
          rows={1}
          className={styles.title}
          lang={draft.language || undefined}
          value={draft.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <TextArea
          label={t`Summary`}
          hideLabel
          rows={3}
          className={styles.summary}
          lang={draft.language || undefined}
          placeholder={t`A summary in two or three sentences`}
          value={draft.summary}
          onChange={(event) => change({ summary: event.currentTarget.value })}
        />
      </div>
      <TopicDecision
        found={suggestion.topics}
        chosen={draft.topicIds}
        error={needsTopic ? problemText(error) : undefined}
        onChange={(topicIds) => {
          approve.reset();
          change({ topicIds });
        }}
      />
      <Details draft={draft} onChange={change} />
      <Decide
        status={base.status}
        isDirty={isDirty}
        isBusy={approve.isPending || save.isPending}
        onSave={saveNow}
        onApprove={approveNow}
        onArchive={on.onArchive}
        onRestore={on.onRestore}
        onReopen={on.onReopen}
      />
    </article>
  );
}
