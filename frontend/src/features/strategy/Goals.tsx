/** The goals for who looks after them: those that run or come, the ended ones folded away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Goal } from "../../api/queries";
import { Region } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Fold } from "../../ui/Fold";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Tag, TagList } from "../../ui/Tag";
import { GoalFacts } from "./GoalFacts";
import { GoalProgress } from "./GoalProgress";
import styles from "./Goals.module.css";
import { isoDay } from "./goalDraft";
import { phaseOf } from "./progress";
import { allGoalsQuery } from "./queries";

export function Goals() {
  const { t } = useLingui();
  const goals = useQuery(allGoalsQuery);
  return (
    <Page
      wide
      title={t`Goals`}
      lead={
        <Trans>
          A few honest goals that <Link to="/frame">everybody can read</Link>. They say why we speak
          up at all, and give fitting suggestions more weight.
        </Trans>
      }
      actions={goals.data?.length !== 0 && <NewGoalLink />}
    >
      <Region query={goals}>{(all) => <GoalList goals={all} />}</Region>
    </Page>
  );
}

function NewGoalLink() {
  return (
    <ButtonLink to="/program/goals/new" icon="plus" variant="primary">
      <Trans>New goal</Trans>
    </ButtonLink>
  );
}

function GoalList({ goals }: { goals: readonly Goal[] }) {
  const today = isoDay(new Date());
  const open = goals
    .filter((goal) => phaseOf(goal, today) !== "ended")
    .toSorted((one, other) => other.priority - one.priority);
  const ended = goals.filter((goal) => phaseOf(goal, today) === "ended");
  return (
    <>
      {open.length === 0 ? (
        <Empty icon="target" title={<Trans>No goal at the moment.</Trans>} action={<NewGoalLink />}>
          <Trans>What should be different in a year, because colleagues spoke about it?</Trans>
        </Empty>
      ) : (
        <GoalCards goals={open} />
      )}
      {ended.length > 0 && (
        <Fold summary={<Trans>Ended ({ended.length})</Trans>}>
          <GoalCards goals={ended} />
        </Fold>
      )}
    </>
  );
}

function GoalCards({ goals }: { goals: readonly Goal[] }) {
  return (
    <ul className={styles.cards}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <GoalCard goal={goal} />
        </li>
      ))}
    </ul>
  );
}

function GoalCard({ goal }: { goal: Goal }) {
  return (
    <Card className={styles.card}>
      <GoalFacts goal={goal} />
      <h2 className={styles.title}>
        <Link to="/program/goals/$id" params={{ id: goal.id }} className={styles.link}>
          {goal.title}
        </Link>
      </h2>
      <div className={styles.foot}>
        <GoalProgress goal={goal} />
        {goal.topics.length > 0 && (
          <TagList>
            {goal.topics.map(({ id, name }) => (
              <li key={id}>
                <Tag>{name}</Tag>
              </li>
            ))}
          </TagList>
        )}
      </div>
    </Card>
  );
}
