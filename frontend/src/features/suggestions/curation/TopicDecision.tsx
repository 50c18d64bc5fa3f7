/** Which topics it belongs to: found ones with the words that spoke for them, others from the list. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { topicsQuery } from "../../../api/queries";
import { useFormats } from "../../../i18n/formats";
import { FieldError, SelectField } from "../../../ui/Field";
import { Icon } from "../../../ui/icons";
import { inTreeOrder } from "../../../ui/tree";
import type { Suggestion } from "./search";
import styles from "./TopicDecision.module.css";

interface Props {
  found: Suggestion["topics"];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (ids: string[]) => void;
}

export function TopicDecision({ found, chosen, error, onChange }: Props) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  const added = topics.filter(
    ({ id }) => chosen.includes(id) && !found.some((one) => one.id === id),
  );
  const offered = inTreeOrder(topics.filter(({ is_archived }) => !is_archived));

  function toggle(id: string) {
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  }

  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        <Trans>Topics</Trans>
      </legend>
      {error && <FieldError>{error}</FieldError>}
      <ul className={styles.topics}>
        {[
          ...found,
          ...added.map(({ id, name }) => ({ id, name, words: [], is_proposed: false })),
        ].map((topic) => (
          <li key={topic.id}>
            <TopicToggle topic={topic} isOn={chosen.includes(topic.id)} onToggle={toggle} />
          </li>
        ))}
      </ul>
      <SelectField
        label={t`Add a topic`}
        hideLabel
        value=""
        onChange={({ currentTarget: { value } }) => value && onChange([...chosen, value])}
      >
        <option value="">{t`Add a topic`}</option>
        {offered.map(({ item, depth }) => (
          <option key={item.id} value={item.id} disabled={chosen.includes(item.id)}>
            {"\u00a0\u00a0\u00a0".repeat(depth)}
            {item.name}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

interface ToggleProps {
  topic: Suggestion["topics"][number];
  isOn: boolean;
  onToggle: (id: string) => void;
}

function TopicToggle({ topic, isOn, onToggle }: ToggleProps) {
  const { t } = useLingui();
  const { list } = useFormats();
  const words = list(topic.words.map((word) => t`“${word}”`));
  return (
    <button
      type="button"
      className={styles.topic}
      aria-pressed={isOn}
      onClick={() => onToggle(topic.id)}
    >
      <Icon name={isOn ? "check" : "plus"} size={20} />
      <span className={styles.text}>
        <span className={styles.name}>{topic.name}</span>
        {topic.words.length > 0 && (
          <span className={styles.words}>
            <Trans>because of {words}</Trans>
          </span>
        )}
      </span>
    </button>
  );
}
