/** What else there is to do with a topic: one below it, the archive and back, deleting it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asProblem } from "../../api/problem";
import type { Topic } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { Button, ButtonLink } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { useToasts } from "../../ui/Toasts";
import styles from "./Editor.module.css";
import { useArchiveTopic, useDeleteTopic } from "./topicChanges";

interface Props {
  topic: Topic;
  onChanged: (topic: Topic) => void;
}

export function TopicEnds({ topic, onChanged }: Props) {
  const archive = useArchiveTopic(onChanged);
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.ends}>
      {!topic.is_archived && (
        <ButtonLink to="/program/topics/new" search={{ below: topic.id }} size="small" icon="plus">
          <Trans>Topic below this</Trans>
        </ButtonLink>
      )}
      <Button
        size="small"
        icon={topic.is_archived ? "undo" : "archive"}
        busy={archive.isPending}
        onClick={() => archive.mutate({ topic, isArchived: !topic.is_archived })}
      >
        {topic.is_archived ? <Trans>Restore</Trans> : <Trans>Archive</Trans>}
      </Button>
      <Button size="small" variant="danger" onClick={() => setAsking(true)}>
        <Trans>Delete</Trans>
      </Button>
      {isAsking && (
        <DeleteTopic
          topic={topic}
          onClose={() => setAsking(false)}
          onArchive={() => {
            archive.mutate({ topic, isArchived: true });
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}

interface DeleteProps {
  topic: Topic;
  onClose: () => void;
  onArchive: () => void;
}

function DeleteTopic({ topic, onClose, onArchive }: DeleteProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const toasts = useToasts();
  const problemText = useProblemText();
  const remove = useDeleteTopic();

  function confirm() {
    remove.mutate(topic, {
      onSuccess: () => {
        toasts.show({ text: t`“${topic.name}” is deleted.` });
        void navigate({ to: "/program/topics", ignoreBlocker: true });
      },
    });
  }

  if (asProblem(remove.error)?.code === "topic-in-use") {
    return (
      <Confirm
        title={t`“${topic.name}” is in use`}
        confirmLabel={t`Archive`}
        cancelLabel={t`Cancel`}
        onConfirm={onArchive}
        onCancel={onClose}
      >
        <p>
          <Trans>
            Suggestions, goals, sources or people refer to it, so it stays. Archived, it is offered
            nowhere any more, and you can restore it any time.
          </Trans>
        </p>
      </Confirm>
    );
  }
  return (
    <Confirm
      title={t`Delete “${topic.name}”?`}
      confirmLabel={t`Delete for good`}
      cancelLabel={t`Cancel`}
      busy={remove.isPending}
      problem={remove.error && problemText(remove.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>
        <Trans>Its texts, facts and keywords go with it. This cannot be undone.</Trans>
      </p>
    </Confirm>
  );
}
