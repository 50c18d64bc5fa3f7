/** The demo's people: one tap signs in as somebody and says what there is to see. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import type { Schemas } from "../../api/client";
import { Icon, type IconName } from "../../ui/icons";
import styles from "./DemoPeople.module.css";

type Persona = Schemas["DemoRead"]["personas"][number];

const SIGHTS: Record<
  Persona["as"],
  { icon: IconName; role: MessageDescriptor; sight: MessageDescriptor }
> = {
  ambassador: {
    icon: "sun",
    role: msg`Ambassador`,
    sight: msg`Five things for today, each with its reason.`,
  },
  lead: {
    icon: "program",
    role: msg`Program lead`,
    sight: msg`Curation, sources, topics and goals.`,
  },
  member: {
    icon: "person",
    role: msg`Employee`,
    sight: msg`What it would mean, at no pressure.`,
  },
  manager: {
    icon: "tree",
    role: msg`Manager`,
    sight: msg`What everybody sees: the frame and the goals.`,
  },
  admin: {
    icon: "sliders",
    role: msg`Administrator`,
    sight: msg`People, teams, settings and how all of it runs.`,
  },
};

const ORDER = Object.keys(SIGHTS);

interface Props {
  people: readonly Persona[];
  isBusy: boolean;
  onChoose: (as: Persona["as"]) => void;
}

export function DemoPeople({ people, isBusy, onChoose }: Props) {
  const { _ } = useLingui();
  const sorted = people.toSorted((one, other) => ORDER.indexOf(one.as) - ORDER.indexOf(other.as));
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo" className={styles.title}>
        <Trans>Try it as …</Trans>
      </h2>
      <ul className={styles.people}>
        {sorted.map(({ as, name, job_title }) => (
          <li key={as}>
            <button
              type="button"
              className={styles.person}
              aria-disabled={isBusy}
              onClick={() => !isBusy && onChoose(as)}
            >
              <span className={styles.icon}>
                <Icon name={SIGHTS[as].icon} />
              </span>
              <span className={styles.text}>
                <span className={styles.role}>{_(SIGHTS[as].role)}</span>
                <span className={styles.name}>
                  {name}, {job_title}
                </span>
                <span className={styles.sight}>{_(SIGHTS[as].sight)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
