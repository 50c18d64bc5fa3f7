/** What narrows the inbox: words, source, topic, language. All of it stands in the address. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Ref, useState } from "react";
import { sourcesQuery, topicsQuery } from "../../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../../i18n/languages";
import { Button } from "../../../ui/Button";
import { SelectField } from "../../../ui/Field";
import { Icon } from "../../../ui/icons";
import { inTreeOrder } from "../../../ui/tree";
import { useTyped } from "../../../ui/useTyped";
import styles from "./Filters.module.css";
import { filterCount, type Search } from "./search";

type Filter = Pick<Search, "source" | "topic" | "language" | "q">;

interface Props {
  search: Search;
  searchRef: Ref<HTMLInputElement>;
  onChange: (filter: Partial<Record<keyof Filter, string | undefined>>) => void;
}

export function Filters({ search, searchRef, onChange }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(search) - (search.q ? 1 : 0);
  return (
    <search className={styles.filters}>
      <Words q={search.q} searchRef={searchRef} onChange={onChange} />
      <Button
        size="small"
        icon="filter"
        aria-expanded={isOpen}
        className={styles.toggle}
        onClick={() => setOpen(!isOpen)}
      >
        {count > 0 ? t`Filters (${count})` : t`Filters`}
      </Button>
      {(isOpen || count > 0) && <Selects search={search} onChange={onChange} />}
    </search>
  );
}

interface WordsProps {
  q: string | undefined;
  searchRef: Ref<HTMLInputElement>;
  onChange: Props["onChange"];
}

function Words({ q = "", searchRef, onChange }: WordsProps) {
  const { t } = useLingui();
  const [text, setText] = useTyped(q, (typed) => onChange({ q: typed || undefined }));
  return (
    <label className={styles.words}>
      <span className="visually-hidden">{t`Search`}</span>
      <Icon name="search" size={20} />
      <input
        ref={searchRef}
        type="search"
        placeholder={t`Search`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </label>
  );
}

function Selects({ search, onChange }: Omit<Props, "searchRef">) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  const { data: sources = [] } = useQuery(sourcesQuery);
  return (
    <div className={styles.selects}>
      <SelectField
        label={t`Source`}
        value={search.source ?? ""}
        onChange={(event) => onChange({ source: event.currentTarget.value || undefined })}
      >
        <option value="">{t`All`}</option>
        {sources.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t`Topic`}
        value={search.topic ?? ""}
        onChange={(event) => onChange({ topic: event.currentTarget.value || undefined })}
      >
        <option value="">{t`All`}</option>
        {inTreeOrder(topics).map(({ item, depth }) => (
          <option key={item.id} value={item.id}>
            {item.id !== search.topic && "\u00a0\u00a0\u00a0".repeat(depth)}
            {item.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t`Language`}
        value={search.language ?? ""}
        onChange={(event) => onChange({ language: event.currentTarget.value || undefined })}
      >
        <option value="">{t`All`}</option>
        {CONTENT_LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {languageLabel(code)}
          </option>
        ))}
      </SelectField>
      <Button
        variant="quiet"
        size="small"
        onClick={() => onChange({ source: undefined, topic: undefined, language: undefined })}
      >
        <Trans>Show all</Trans>
      </Button>
    </div>
  );
}
