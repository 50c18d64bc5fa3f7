/** Whom thanks are for: found by name, one or several. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "../../api/queries";
import { SearchBox } from "../../ui/SearchBox";
import { RemovableTag, TagList } from "../../ui/Tag";
import { useSettled } from "../../ui/useLater";
import styles from "./Composer.module.css";
import { type Person, peopleSearch } from "./queries";

interface Props {
  receivers: readonly Person[];
  error: string | undefined;
  onChange: (receivers: Person[]) => void;
}

export function ReceiversField({ receivers, error, onChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const { data: me } = useQuery(meQuery);
  const settled = useSettled(text);
  const { data, isFetching } = useQuery(peopleSearch(settled));
  const taken = new Set([me?.id, ...receivers.map(({ id }) => id)]);
  const found = text ? (data?.items ?? []).filter(({ id }) => !taken.has(id)) : [];
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
        nothing={data && t`Nobody found.`}
        isSearching={settled !== text || isFetching}
        onSearch={setText}
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
