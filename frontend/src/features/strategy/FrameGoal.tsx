/** One goal to read: why, how far, and what each of us can add. */
import { Trans } from "@lingui/react/macro";
import type { Goal } from "../../api/queries";
import { Card, Notice } from "../../ui/Card";
import { TagList } from "../../ui/Tag";
import styles from "./Frame.module.css";
import { GoalFacts } from "./GoalFacts";
import { GoalProgress } from "./GoalProgress";

export function FrameGoal({ goal }: { goal: Goal }) {
  return (
    <Card className={styles.goal}>
      <GoalFacts goal={goal} />
      <h3 className={styles.goalTitle}>{goal.title}</h3>
      {goal.reason && <p className={styles.prose}>{goal.reason}</p>}
      <GoalProgress goal={goal} />
      {goal.contribution && (
        <Notice icon="spark">
          <h4 className={styles.add}>
            <Trans>What you can add</Trans>
          </h4>
          <p>{goal.contribution}</p>
        </Notice>
      )}
      {goal.topics.length > 0 && (
        <TagList>
          {goal.topics.map(({ id, name }) => (
            <li key={id}>
              <a href={`#topic-${id}`} className={styles.jump}>
                {name}
              </a>
            </li>
          ))}
        </TagList>
      )}
    </Card>
  );
}
