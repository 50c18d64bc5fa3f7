/** What narrows the opportunities: place, period, topic, language. All of it stands in the address. */
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { topicsQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { Button } from "../../ui/Button";
import { Choice } from "../../ui/Choice";
import { cx } from "../../ui/cx";
import { SelectField } from "../../ui/Field";
import { Toggle } from "../../ui/Toggle";
import { TypedFilter } from "../../ui/TypedFilter";
import { inTreeOrder } from "../../ui/tree";
import styles from "./Events.module.css";
import { filterCount, HOURS, type Search } from "./search";

interface Props {
  search: Search;
  onChange: (part: Partial<Record<keyof Search, string | boolean>>) => void;
}

export function Filters({ search, onChange }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(search);
  const views = [
    { value: "agenda", label: t`Agenda` },
    { value: "month", label: t`Month` },
  ] as const;
  return (
    <search className={styles.filters}>
      <div className={styles.quick}>
        {/* One's own proposals are not narrowed to what fits. */}
        {!search.mine && (
          <Toggle icon="spark" isOn={search.fits === true} onChange={(fits) => onChange({ fits })}>
            {t`Fits me`}
          </Toggle>
        )}
        <Toggle isOn={search.wanted === true} onChange={(wanted) => onChange({ wanted })}>
          {t`Somebody is wanted`}
        </Toggle>
        <Button
          size="small"
          icon="filter"
          aria-expanded={isOpen}
          className={styles.toggle}
          onClick={() => setOpen(!isOpen)}
        >
          {count > 0 ? t`Filters (${count})` : t`Filters`}
        </Button>
        <div className={styles.view}>
          <Choice
            compact
            hideLabel
            label={t`View`}
            value={search.view ?? "agenda"}
            options={views}
            onChange={(view) => onChange({ view })}
          />
        </div>
      </div>
      <div className={cx(styles.rest, isOpen && styles.isOpen)}>
        <TypedFilter
          label={t`Place`}
          value={search.place ?? ""}
          onChange={(place) => onChange({ place })}
        />
        <Kinds search={search} onChange={onChange} />
        <Contents search={search} onChange={onChange} />
      </div>
    </search>
  );
}

function Kinds({ search, onChange }: Props) {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        label={t`Where`}
        value={search.where ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ where: value })}
      >
        <option value="">{t`Anywhere`}</option>
        <option value="here">{t`On site`}</option>
        <option value="online">{t`Online`}</option>
      </SelectField>
      <SelectField
        label={t`Effort`}
        value={search.hours ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ hours: value })}
      >
        <option value="">{t`Any effort`}</option>
        {HOURS.map((hours) => (
          <option key={hours} value={hours}>
            {t`Up to ${hours} hours`}
          </option>
        ))}
      </SelectField>
      {search.view !== "month" && <Period search={search} onChange={onChange} />}
    </>
  );
}

function Period({ search, onChange }: Props) {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Period`}
      value={search.period ?? ""}
      onChange={({ currentTarget: { value } }) => onChange({ period: value })}
    >
      <option value="">{t`Any time`}</option>
      <option value="month">{t`Within a month`}</option>
      <option value="quarter">{t`Within three months`}</option>
      <option value="year">{t`Within a year`}</option>
    </SelectField>
  );
}

const INDENT = "\u00a0\u00a0\u00a0";

function Contents({ search, onChange }: Props) {
  const { t } = useLingui();
  const { data: topics = [] } = useQuery(topicsQuery);
  const open = inTreeOrder(topics.filter(({ is_archived }) => !is_archived));
  return (
    <>
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
