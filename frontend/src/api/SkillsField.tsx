/** Skills chosen from the vocabulary, each of which can be taken out again. */
import { useLingui } from "@lingui/react/macro";
import { SearchBox, type SearchBoxProps } from "../ui/SearchBox";
import { RemovableTag, TagList } from "../ui/Tag";
import { skillSearch } from "./queries";
import styles from "./SkillsField.module.css";
import { useFound } from "./useFound";

export interface Skill {
  id: string;
  label: string;
}

interface Props extends Pick<SearchBoxProps, "hint" | "error" | "create"> {
  skills: readonly Skill[];
  onChange: (skills: Skill[]) => void;
}

export function SkillsField({ skills, onChange, ...field }: Props) {
  const { t } = useLingui();
  const { items, isAnswered, box } = useFound(skillSearch);
  const taken = new Set(skills.map(({ id }) => id));
  const found = items.filter(({ id }) => !taken.has(id));
  // What can be added is offered instead.
  const isNothing = isAnswered && found.length === 0 && !field.create;
  return (
    <div className={styles.field}>
      <SearchBox
        {...field}
        label={t`Skills`}
        placeholder={t`Search a skill`}
        found={found.map(({ id, label }) => ({ id, label }))}
        nothing={isNothing ? t`Nothing found.` : undefined}
        {...box}
        onPick={({ id, label }) => onChange([...skills, { id, label }])}
      />
      {skills.length > 0 && (
        <TagList label={t`Skills`}>
          {skills.map((skill) => (
            <li key={skill.id}>
              <RemovableTag
                removeLabel={t`Remove ${skill.label}`}
                onRemove={() => onChange(skills.filter(({ id }) => id !== skill.id))}
              >
                {skill.label}
              </RemovableTag>
            </li>
          ))}
        </TagList>
      )}
    </div>
  );
}
