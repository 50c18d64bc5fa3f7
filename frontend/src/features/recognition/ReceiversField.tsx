/** Whom thanks are for: found by name, one or several. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/queries";
import { useFound } from "../../api/useFound";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag, TagList } from "../../ui/Tag";
import styles from "./Composer.module.css";
import { type Person, peopleSearch } from "./queries";

interface Props {
  receivers: readonly Person[];
  error: string | undefined;
  onChange: (receivers: Person[]) => void;
}

export function ReceiversField({ receivers, error, onChange }: Props) {
  const { t } = useLingui();
  const { text, items, isAnswered, box } = useFound(peopleSearch);
  const { data: me } = useQuery(meQuery);
  const taken = new Set([me?.id, ...receivers.map(({ id }) => id)]);
  const found = text ? items.filter(({ id }) => !taken.has(id)) : [];
  return (
    <div className={styles.receivers}>
      <SearchBox
        label={t`Whom do you thank?`}
        placeholder={t`Search by name`}
        error={error}
        found={found.map(({ id, display_name, team }) => ({
          id,
          label: display_name,
          hint: team?.name,
        }))}
        nothing={isAnswered ? t`Nobody found.` : undefined}
        {...box}
        onPick={({ id, label }) => onChange([...receivers, { id, display_name: label }])}
      />
      {receivers.length > 0 && (
        <TagList label={t`Those thanked`}>
          {receivers.map(({ id, display_name }) => (
            <li key={id}>
              <RemovableTag
                removeLabel={t`Remove ${display_name}`}
                onRemove={() => onChange(receivers.filter((one) => one.id !== id))}
              >
                {display_name}
              </RemovableTag>
            </li>
          ))}
        </TagList>
      )}
    </div>
  );
}
