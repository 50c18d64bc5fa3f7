/** Topics of something: those chosen as tags, one more from a list in tree order. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SelectField } from "./Field";
import { RemovableTag, TagList } from "./Tag";
import styles from "./TopicPicker.module.css";
import { inTreeOrder } from "./tree";

interface Topic {
  id: string;
  parent_id: string | null;
  position: number;
  name: string;
  is_archived: boolean;
}

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  topics: readonly Topic[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

const INDENT = "\u00a0\u00a0\u00a0";

export function TopicPicker({ label, hint, error, topics, chosen, onChange }: Props) {
  const { t } = useLingui();
  const names = new Map(topics.map(({ id, name }) => [id, name]));
  const open = inTreeOrder(topics.filter(({ is_archived }) => !is_archived));
  return (
    <div className={styles.picker}>
      <SelectField
        label={label}
        hint={hint}
        error={error}
        value=""
        onChange={({ currentTarget: { value } }) => value && onChange([...chosen, value])}
      >
        <option value="">{chosen.length > 0 ? t`Add another topic` : t`Choose a topic`}</option>
        {open.map(({ item, depth }) => (
          <option key={item.id} value={item.id} disabled={chosen.includes(item.id)}>
            {INDENT.repeat(depth)}
            {item.name}
          </option>
        ))}
      </SelectField>
      {chosen.length > 0 && (
        <TagList>
          {chosen.map((id) => {
            const name = names.get(id) ?? "";
            return (
              <li key={id}>
                <RemovableTag
                  removeLabel={t`Remove ${name}`}
                  onRemove={() => onChange(chosen.filter((one) => one !== id))}
                >
                  {name || <Trans>Unknown topic</Trans>}
                </RemovableTag>
              </li>
            );
          })}
        </TagList>
      )}
    </div>
  );
}
