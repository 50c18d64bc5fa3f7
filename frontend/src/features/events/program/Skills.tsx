/** The skills that a part asks for, found by their name. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { skillSearch } from "../../../api/queries";
import { SearchBox } from "../../../ui/SearchBox";
import { RemovableTag, TagList } from "../../../ui/Tag";
import { useSettled } from "../../../ui/useLater";
import styles from "../Events.module.css";

export interface Skill {
  id: string;
  label: string;
}

interface SkillsProps {
  skills: Skill[];
  error: string | undefined;
  onChange: (skills: Skill[]) => void;
}

export function Skills({ skills, error, onChange }: SkillsProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const settled = useSettled(text);
  const search = useQuery(skillSearch(settled));
  const taken = new Set(skills.map(({ id }) => id));
  const found = (search.data?.items ?? []).filter(({ id }) => !taken.has(id));
  return (
    <div className={styles.group}>
      <SearchBox
        label={t`Skills`}
        placeholder={t`Search a skill`}
        error={error}
        found={found.map(({ id, label }) => ({ id, label }))}
        nothing={search.data && found.length === 0 ? t`Nothing found.` : undefined}
        isSearching={settled !== text || search.isFetching}
        onSearch={setText}
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
