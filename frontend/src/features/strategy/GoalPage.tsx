/** Creating and editing one goal. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Goal } from "../../api/queries";
import { Region } from "../../api/Region";
import { useStale } from "../../api/useStale";
import { Button, ButtonLink } from "../../ui/Button";
import { LeaveGuard } from "../../ui/LeaveGuard";
import { Page } from "../../ui/Page";
import { useToasts } from "../../ui/Toasts";
import { useDraft } from "../../ui/useDraft";
import { DeleteGoal } from "./DeleteGoal";
import styles from "./Editor.module.css";
import { GoalForm } from "./GoalForm";
import { useCreateGoal, useSaveGoal } from "./goalChanges";
import { newGoal, toDraft, toInput } from "./goalDraft";
import { goalQuery } from "./queries";

const FORM = { toDraft, toInput };

export function NewGoal() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const toasts = useToasts();
  const form = useDraft(newGoal(), FORM);
  const create = useCreateGoal();

  function save() {
    create.mutate(form.input, {
      onSuccess: ({ title }) => {
        toasts.show({ text: t`“${title}” is created.` });
        void navigate({ to: "/program/goals", ignoreBlocker: true });
      },
    });
  }

  return (
    <Page wide title={t`New goal`} back={{ to: "/program/goals", label: t`Goals` }}>
      <LeaveGuard isChanged={form.isChanged} />
      <GoalForm
        draft={form.draft}
        error={create.error}
        onChange={form.change}
        onSubmit={save}
        actions={
          <>
            <ButtonLink to="/program/goals">
              <Trans>Cancel</Trans>
            </ButtonLink>
            <Button type="submit" variant="primary" busy={create.isPending}>
              <Trans>Create goal</Trans>
            </Button>
          </>
        }
      />
    </Page>
  );
}

export function EditGoal({ id }: { id: string }) {
  const { t } = useLingui();
  const goal = useQuery(goalQuery(id));
  if (goal.data) return <Editor key={id} first={goal.data} />;
  return (
    <Page wide title={t`Goal`} back={{ to: "/program/goals", label: t`Goals` }}>
      <Region query={goal}>{() => null}</Region>
    </Page>
  );
}

function Editor({ first }: { first: Goal }) {
  const { t } = useLingui();
  const toasts = useToasts();
  const queries = useQueryClient();
  const form = useDraft(first, FORM);
  const save = useSaveGoal();
  const goal = form.stored;

  function submit(onto = goal) {
    save.mutate(
      { goal: onto, body: form.changes },
      {
        onSuccess: (saved) => {
          form.rebase(saved);
          toasts.show({ text: t`Saved.` });
        },
      },
    );
  }

  const stale = useStale(save, {
    newest: () => queries.fetchQuery({ ...goalQuery(goal.id), staleTime: 0 }),
    take: form.rebase,
    again: submit,
  });

  return (
    <Page wide title={goal.title} back={{ to: "/program/goals", label: t`Goals` }}>
      <LeaveGuard isChanged={form.isChanged} />
      <GoalForm
        draft={form.draft}
        {...stale}
        onChange={form.change}
        onSubmit={() => submit()}
        aside={<DeleteGoal goal={goal} />}
        actions={
          <>
            <span className={styles.state} role="status">
              {form.isChanged ? t`Not saved yet` : null}
            </span>
            <ButtonLink to="/program/goals">
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
