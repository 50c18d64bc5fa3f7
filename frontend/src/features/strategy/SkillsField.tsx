/** The skills that a topic takes: found in the vocabulary, or added to it. */
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../api/client";
import { skillSearch } from "../../api/queries";
import { useProblemText } from "../../i18n/problems";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag, TagList } from "../../ui/Tag";
import { useToasts } from "../../ui/Toasts";
import { useSettled } from "../../ui/useLater";
import styles from "./Editor.module.css";

interface Skill {
  id: string;
  label: string;
}

interface Props {
  skills: readonly Skill[];
  language: string;
  onChange: (skills: Skill[]) => void;
}

export function SkillsField({ skills, language, onChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const settled = useSettled(text);
  const search = useQuery(skillSearch(settled));
  const taken = new Set(skills.map(({ id }) => id));
  const add = (skill: Skill) => !taken.has(skill.id) && onChange([...skills, skill]);
  const addOwn = useAddOwn(language, add);
  const found = (search.data?.items ?? []).filter(({ id }) => !taken.has(id));
  return (
    <div className={styles.stack}>
      <SearchBox
        label={t`Skills`}
        hint={t`Who can do this gets suggestions on the topic.`}
        placeholder={t`Search a skill`}
        found={found.map(({ id, label }) => ({ id, label }))}
        isSearching={settled !== text || search.isFetching}
        onSearch={setText}
        onPick={({ id, label }) => add({ id, label })}
        create={{
          label: (own) => t`Add “${own}” to the vocabulary`,
          onCreate: (own) => addOwn.mutate(own),
        }}
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

/** A new name for the vocabulary; if it is there already, that one. */
function useAddOwn(language: string, onAdded: (skill: Skill) => void) {
  const toasts = useToasts();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: async (label: string) => {
      const { data, error } = await client.POST("/api/v1/skills", {
        body: { labels: { [language]: label } },
      });
      const id = data?.id ?? error?.existing_id;
      if (!id) throw error;
      return { id, label: data?.label ?? label };
    },
    onSuccess: onAdded,
    onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
  });
}
