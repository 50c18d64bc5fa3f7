/** What narrows the directory: words, a topic, a skill, a language. All of it stands in the address. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { skillSearch, topicsQuery } from "../../api/queries";
import { useFound } from "../../api/useFound";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { SelectField } from "../../ui/Field";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag } from "../../ui/Tag";
import { TypedFilter } from "../../ui/TypedFilter";
import { inTreeOrder } from "../../ui/tree";
import styles from "./Directory.module.css";
import { skillQuery } from "./queries";
import type { DirectorySearch } from "./search";

interface Props {
  search: DirectorySearch;
  onChange: (part: Partial<Record<keyof DirectorySearch, string>>) => void;
}

const INDENT = "\u00a0\u00a0\u00a0";

export function Filters({ search, onChange }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const count = [search.skill, search.topic, search.language].filter(Boolean).length;
  return (
    <search className={styles.filters}>
      <TypedFilter
        label={t`Name, team, place, skill or topic`}
        value={search.q ?? ""}
        onChange={(q) => onChange({ q })}
      />
      <Button
        size="small"
        icon="filter"
        aria-expanded={isOpen}
        className={styles.toggle}
        onClick={() => setOpen(!isOpen)}
      >
        {count > 0 ? t`Filters (${count})` : t`Filters`}
      </Button>
      <div className={cx(styles.rest, isOpen && styles.isOpen)}>
        <Rest search={search} onChange={onChange} />
      </div>
    </search>
  );
}

function Rest({ search, onChange }: Props) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  const open = inTreeOrder(topics.filter(({ is_archived }) => !is_archived));
  return (
    <>
      <SkillFilter id={search.skill} onChange={(skill) => onChange({ skill })} />
      <SelectField
        label={t`Topic`}
        value={search.topic ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ topic: value })}
      >
        <option value="">{t`All topics`}</option>
        {open.map(({ item, depth }) => (
          <option key={item.id} value={item.id}>
            {item.id !== search.topic && INDENT.repeat(depth)}
            {item.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t`Language`}
        value={search.language ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ language: value })}
      >
        <option value="">{t`All languages`}</option>
        {CONTENT_LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {languageLabel(code)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

interface SkillProps {
  id: string | undefined;
  onChange: (id: string) => void;
}

function SkillFilter({ id, onChange }: SkillProps) {
  const { t } = useLingui();
  const { items, box } = useFound(skillSearch);
  const chosen = useQuery(skillQuery(id));
  const label = chosen.data?.label ?? "…";
  if (id) {
    return (
      <div className={styles.chosen}>
        <span className={styles.legend}>{t`Skill`}</span>
        <div>
          <RemovableTag removeLabel={t`Remove ${label}`} onRemove={() => onChange("")}>
            {label}
          </RemovableTag>
        </div>
      </div>
    );
  }
  return (
    <SearchBox
      label={t`Skill`}
      placeholder={t`All skills`}
      found={items.map((skill) => ({ id: skill.id, label: skill.label }))}
      {...box}
      onPick={(found) => onChange(found.id)}
    />
  );
}
