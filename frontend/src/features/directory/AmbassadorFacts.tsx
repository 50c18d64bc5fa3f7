/** What somebody shows of themselves: stage, skills with how well, topics. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Card } from "../../ui/Card";
import { Tag } from "../../ui/Tag";
import styles from "./Directory.module.css";
import type { Ambassador } from "./queries";
import { levelWords, STAGES } from "./words";

export function AmbassadorFacts({ ambassador }: { ambassador: Ambassador }) {
  const { i18n } = useLingui();
  const { stage, skills, topics } = ambassador;
  const isBare = !stage && skills.length === 0 && topics.length === 0;
  return (
    <Card className={styles.facts}>
      {stage && (
        <div>
          <Tag tone="brand">{i18n._(STAGES[stage])}</Tag>
        </div>
      )}
      {skills.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.label}>
            <Trans>Can be asked about</Trans>
          </h2>
          <Skills skills={skills} />
        </section>
      )}
      {topics.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.label}>
            <Trans>Follows these topics</Trans>
          </h2>
          <ul className={styles.topics}>
            {topics.map(({ id, name }) => (
              <li key={id}>
                <Link to="/ambassadors" search={{ topic: id }} className={styles.link}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isBare && (
        <p className={styles.detail}>
          <Trans>More is not shown here.</Trans>
        </p>
      )}
    </Card>
  );
}

function Skills({ skills }: { skills: Ambassador["skills"] }) {
  const { i18n } = useLingui();
  return (
    <ul className={styles.skills}>
      {skills.map(({ id, label, level }) => {
        const words = levelWords(level);
        return (
          <li key={id} className={styles.skill}>
            <Link to="/ambassadors" search={{ skill: id }} className={styles.link}>
              {label}
            </Link>
            {words && <span className={styles.detail}>{i18n._(words)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
