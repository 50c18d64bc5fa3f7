/** The line above a goal: how important it is, and when it runs. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { Goal } from "../../api/queries";
import { useFormats } from "../../i18n/formats";
import { Tag } from "../../ui/Tag";
import styles from "./GoalFacts.module.css";
import { isoDay } from "./goalDraft";
import { phaseOf } from "./progress";

export const PRIORITIES: Record<number, MessageDescriptor> = {
  3: msg`First of all`,
  2: msg`Important`,
  1: msg`Alongside`,
};

export function GoalFacts({ goal }: { goal: Goal }) {
  const { _ } = useI18n();
  const { t } = useLingui();
  const { date } = useFormats();
  const start = date(goal.starts_on);
  const end = date(goal.ends_on);
  const phase = phaseOf(goal, isoDay(new Date()));
  const period = { coming: t`from ${start}`, running: t`until ${end}`, ended: t`ended on ${end}` };
  const priority = PRIORITIES[goal.priority];
  return (
    <p className={styles.facts}>
      {priority && (
        <Tag tone={goal.priority === 3 ? "accent" : "neutral"} icon="target">
          {_(priority)}
        </Tag>
      )}
      <span>{period[phase]}</span>
    </p>
  );
}
