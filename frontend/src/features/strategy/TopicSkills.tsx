/** The skills that a topic takes: found in the vocabulary, or added to it. */
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { client } from "../../api/client";
import { type Skill, SkillsField } from "../../api/SkillsField";
import { useProblemText } from "../../i18n/problems";
import { useToasts } from "../../ui/Toasts";

interface Props {
  skills: readonly Skill[];
  language: string;
  onChange: (skills: Skill[]) => void;
}

export function TopicSkills({ skills, language, onChange }: Props) {
  const { t } = useLingui();
  const isIn = (id: string) => skills.some((skill) => skill.id === id);
  const addOwn = useAddOwn(language, (skill) => !isIn(skill.id) && onChange([...skills, skill]));
  return (
    <SkillsField
      hint={t`Who can do this gets suggestions on the topic.`}
      skills={skills}
      onChange={onChange}
      create={{
        label: (own) => t`Add “${own}” to the vocabulary`,
        onCreate: (own) => addOwn.mutate(own),
      }}
    />
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
