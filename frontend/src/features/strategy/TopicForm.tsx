/** The form of a topic: its texts in one language at a time, beside them what holds for all. */
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { Form } from "../../api/Form";
import type { Topic } from "../../api/queries";
import { spoken } from "../../i18n/languages";
import { ActionBar } from "../../ui/ActionBar";
import { SelectField } from "../../ui/Field";
import { TagField } from "../../ui/TagField";
import { inTreeOrder, withDescendants } from "../../ui/tree";
import styles from "./Editor.module.css";
import { FactsField } from "./FactsField";
import { LanguageSwitch } from "./LanguageSwitch";
import { TextIn } from "./TextIn";
import { TopicSkills } from "./TopicSkills";
import { languagesOf } from "./texts";
import type { TopicDraft } from "./topicDraft";

interface Props {
  draft: TopicDraft;
  /** The topic that is edited: it cannot stand below itself. */
  id?: string;
  topics: readonly Topic[];
  error: unknown;
  notice?: ReactNode;
  actions: ReactNode;
  aside?: ReactNode;
  onChange: (part: Partial<TopicDraft>) => void;
  onSubmit: () => void;
}

export function TopicForm(props: Props) {
  const { draft, id, topics, error, notice, actions, aside, onChange, onSubmit } = props;
  const { t } = useLingui();
  const [language, setLanguage] = useState<string>(spoken());
  const texts = { language, maxLength: 4000, isLong: true };
  return (
    <Form error={error} onSubmit={onSubmit} noValidate>
      {(fault) => (
        <>
          {notice}
          <div className={styles.columns}>
            <div className={styles.main}>
              <LanguageSwitch
                language={language}
                written={languagesOf(draft.names, draft.stance, draft.avoid)}
                onChange={setLanguage}
              />
              <TextIn
                label={t`Name`}
                language={language}
                maxLength={300}
                texts={draft.names}
                error={fault("names")}
                onChange={(names) => onChange({ names })}
              />
              <TextIn
                {...texts}
                label={t`Our stance`}
                hint={t`In about three sentences, as you would tell a neighbor.`}
                texts={draft.stance}
                error={fault("stance")}
                onChange={(stance) => onChange({ stance })}
              />
              <TextIn
                {...texts}
                label={t`Better not said`}
                texts={draft.avoid}
                error={fault("avoid")}
                onChange={(avoid) => onChange({ avoid })}
              />
              <TagField
                label={t`Keywords`}
                hint={t`By these an article is recognized, also inflected or within a compound. Comma or Enter adds one.`}
                error={fault("keywords")}
                words={draft.keywords[language] ?? []}
                removeLabel={(word) => t`Remove ${word}`}
                onChange={(words) =>
                  onChange({ keywords: { ...draft.keywords, [language]: words } })
                }
              />
              <FactsField
                facts={draft.facts}
                language={language}
                fault={fault}
                onChange={(facts) => onChange({ facts })}
              />
            </div>
            <div className={styles.side}>
              <ParentField
                topics={topics}
                id={id}
                parent={draft.parent_id}
                error={fault("parent_id")}
                onChange={(parent_id) => onChange({ parent_id })}
              />
              <TopicSkills
                skills={draft.skills}
                language={language}
                onChange={(skills) => onChange({ skills })}
              />
              {aside}
            </div>
          </div>
          <ActionBar>{actions}</ActionBar>
        </>
      )}
    </Form>
  );
}

interface ParentProps {
  topics: readonly Topic[];
  id: string | undefined;
  parent: string | null;
  error: string | undefined;
  onChange: (parent: string | null) => void;
}

const INDENT = "\u00a0\u00a0\u00a0";

function ParentField({ topics, id, parent, error, onChange }: ParentProps) {
  const { t } = useLingui();
  const own = id ? withDescendants(topics, id) : new Set<string>();
  const open = topics.filter((topic) => !topic.is_archived || topic.id === parent);
  return (
    <SelectField
      label={t`Stands below`}
      error={error}
      value={parent ?? ""}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{t`Nothing: a topic at the top`}</option>
      {inTreeOrder(open)
        .filter(({ item }) => !own.has(item.id))
        .map(({ item, depth }) => (
          <option key={item.id} value={item.id}>
            {item.id !== parent && INDENT.repeat(depth)}
            {item.name}
          </option>
        ))}
    </SelectField>
  );
}
