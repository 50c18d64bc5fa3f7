/** One person in the list: where to find them, and what they can be asked about. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { languageName } from "../../i18n/languages";
import { dotted } from "../../ui/dotted";
import { Tag, TagList } from "../../ui/Tag";
import { Toggle } from "../../ui/Toggle";
import styles from "./Directory.module.css";
import type { Ambassador } from "./queries";
import type { DirectorySearch } from "./search";
import { STAGES } from "./words";

const SHOWN = 4;

interface Props {
  ambassador: Ambassador;
  search: DirectorySearch;
  onPick: (part: Partial<Record<keyof DirectorySearch, string>>) => void;
}

export function AmbassadorCard({ ambassador, search, onPick }: Props) {
  const { i18n, t } = useLingui();
  const { id, display_name, stage, skills, topics } = ambassador;
  const shown = skills.filter((skill, place) => place < SHOWN || skill.id === search.skill);
  const more = skills.length - shown.length;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.name}>
          <Link to="/ambassadors/$id" params={{ id }}>
            {display_name}
          </Link>
        </h2>
        {stage && <Tag tone="brand">{i18n._(STAGES[stage])}</Tag>}
      </div>
      <p className={styles.detail}>{whereabouts(ambassador)}</p>
      {shown.length > 0 && (
        <TagList label={t`Skills`}>
          {shown.map((skill) => (
            <li key={skill.id}>
              <Toggle
                isOn={skill.id === search.skill}
                onChange={(isOn) => onPick({ skill: isOn ? skill.id : "" })}
              >
                {skill.label}
              </Toggle>
            </li>
          ))}
          {more > 0 && (
            <li className={styles.more}>
              <span aria-hidden="true">+{more}</span>
              <span className="visually-hidden">{t`${more} more`}</span>
            </li>
          )}
        </TagList>
      )}
      {topics.length > 0 && (
        <p className={styles.detail}>{dotted(topics.map(({ name }) => name))}</p>
      )}
    </article>
  );
}

/** Team, place and languages, as far as they are shown. */
export function whereabouts({ team, place, languages }: Ambassador): string {
  const spoken = languages.map(languageName).join(", ");
  return dotted([team?.name, place, spoken]);
}
