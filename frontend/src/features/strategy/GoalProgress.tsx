/** How far a goal has come, as a bar and in words. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Goal } from "../../api/queries";
import { useFormats } from "../../i18n/formats";
import { inLanguage, spoken } from "../../i18n/languages";
import { Meter } from "../../ui/Meter";
import styles from "./GoalProgress.module.css";
import { progressOf } from "./progress";

export function GoalProgress({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const { baseline, current, target } = goal;
  const share = progressOf(goal);
  const measure = inLanguage(goal.measure, spoken());
  if (!measure && current === null && target === null) return null;
  const now = current === null ? "" : number(current);
  const end = target === null ? "" : number(target);
  return (
    <div className={styles.progress}>
      {measure && <p className={styles.measure}>{measure}</p>}
      {share !== null && (
        <Meter label={measure || t`Progress`} share={share} words={t`${now} of ${end}`} />
      )}
      <p className={styles.numbers}>
        {baseline !== null && <Start value={number(baseline)} />}
        {current !== null && (
          <span className={styles.now}>
            <Trans>
              now <b>{now}</b>
            </Trans>
          </span>
        )}
        {target !== null && (
          <span className={styles.target}>
            <Trans>
              target <b>{end}</b>
            </Trans>
          </span>
        )}
      </p>
    </div>
  );
}

function Start({ value }: { value: string }): ReactNode {
  return (
    <span>
      <Trans>
        began at <b>{value}</b>
      </Trans>
    </span>
  );
}
