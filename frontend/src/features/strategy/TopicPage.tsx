/** Creating and editing one topic. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Topic } from "../../api/queries";
import { Region } from "../../api/Region";
import { useStale } from "../../api/useStale";
import { Button, ButtonLink } from "../../ui/Button";
import { LeaveGuard } from "../../ui/LeaveGuard";
import { Page } from "../../ui/Page";
import { useToasts } from "../../ui/Toasts";
import { useDraft } from "../../ui/useDraft";
import styles from "./Editor.module.css";
import { allTopicsQuery, topicQuery } from "./queries";
import { TopicEnds } from "./TopicEnds";
import { TopicForm } from "./TopicForm";
import { useCreateTopic, useSaveTopic } from "./topicChanges";
import { EMPTY_TOPIC, toDraft, toInput } from "./topicDraft";

const FORM = { toDraft, toInput };

export function NewTopic({ below }: { below: string | null }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const toasts = useToasts();
  const { data: topics = [] } = useQuery(allTopicsQuery);
  const form = useDraft({ ...EMPTY_TOPIC, parent_id: below }, FORM);
  const create = useCreateTopic();

  function save() {
    const siblings = topics.filter(({ parent_id }) => parent_id === form.input.parent_id);
    const position = Math.max(-1, ...siblings.map((one) => one.position)) + 1;
    create.mutate(
      { ...form.input, position },
      {
        onSuccess: ({ name }) => {
          toasts.show({ text: t`“${name}” is created.` });
          void navigate({ to: "/program/topics", ignoreBlocker: true });
        },
      },
    );
  }

  return (
    <Page wide title={t`New topic`} back={{ to: "/program/topics", label: t`Topics` }}>
      <LeaveGuard isChanged={form.isChanged} />
      <TopicForm
        draft={form.draft}
        topics={topics}
        error={create.error}
        onChange={form.change}
        onSubmit={save}
        actions={
          <>
            <ButtonLink to="/program/topics">
              <Trans>Cancel</Trans>
            </ButtonLink>
            <Button type="submit" variant="primary" busy={create.isPending}>
              <Trans>Create topic</Trans>
            </Button>
          </>
        }
      />
    </Page>
  );
}

export function EditTopic({ id }: { id: string }) {
  const { t } = useLingui();
  const topic = useQuery(topicQuery(id));
  const back = { to: "/program/topics", label: t`Topics` } as const;
  if (topic.data) return <Editor key={id} first={topic.data} back={back} />;
  return (
    <Page wide title={t`Topic`} back={back}>
      <Region query={topic}>{() => null}</Region>
    </Page>
  );
}

interface EditorProps {
  first: Topic;
  back: { to: "/program/topics"; label: string };
}

function Editor({ first, back }: EditorProps) {
  const { t } = useLingui();
  const toasts = useToasts();
  const queries = useQueryClient();
  const { data: topics = [] } = useQuery(allTopicsQuery);
  const form = useDraft(first, FORM);
  const save = useSaveTopic();
  const topic = form.stored;

  function submit(onto = topic) {
    save.mutate(
      { topic: onto, body: form.changes },
      {
        onSuccess: (saved) => {
          form.rebase(saved);
          toasts.show({ text: t`Saved.` });
        },
      },
    );
  }

  const stale = useStale(save, {
    newest: () => queries.fetchQuery({ ...topicQuery(topic.id), staleTime: 0 }),
    take: form.rebase,
    again: submit,
  });

  return (
    <Page
      wide
      title={topic.name}
      lead={topic.is_archived && t`Archived: offered nowhere until you restore it.`}
      back={back}
    >
      <LeaveGuard isChanged={form.isChanged} />
      <TopicForm
        draft={form.draft}
        id={topic.id}
        topics={topics}
        {...stale}
        onChange={form.change}
        onSubmit={() => submit()}
        aside={<TopicEnds topic={topic} onChanged={form.rebase} />}
        actions={
          <>
            <span className={styles.state} role="status">
              {form.isChanged ? t`Not saved yet` : null}
            </span>
            <ButtonLink to="/program/topics">
              <Trans>Back to the list</Trans>
            </ButtonLink>
            <Button
              type="submit"
              variant="primary"
              busy={save.isPending}
              disabled={!form.isChanged}
            >
              <Trans>Save</Trans>
            </Button>
          </>
        }
      />
    </Page>
  );
}
