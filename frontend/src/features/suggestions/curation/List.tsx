/** The inbox as a list: one line of facts, the title, the topics; a box to select several. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useFormats } from "../../../i18n/formats";
import { cx } from "../../../ui/cx";
import { dotted } from "../../../ui/dotted";
import styles from "./List.module.css";
import type { Suggestion } from "./search";

interface Props {
  items: readonly Suggestion[];
  current: string | undefined;
  selected: ReadonlySet<string>;
  onSelect: (id: string) => void;
}

export function List({ items, current, selected, onSelect }: Props) {
  const { t } = useLingui();
  return (
    <ul className={styles.list} aria-label={t`Suggestions`}>
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          isCurrent={item.id === current}
          isSelected={selected.has(item.id)}
          onSelect={() => onSelect(item.id)}
        />
      ))}
    </ul>
  );
}

interface ItemProps {
  item: Suggestion;
  isCurrent: boolean;
  isSelected: boolean;
  onSelect: () => void;
}

function Item({ item, isCurrent, isSelected, onSelect }: ItemProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const topics = item.topics.map(({ name }) => name).join(", ");
  return (
    <li
      ref={ref}
      className={cx(styles.item, isCurrent && styles.current)}
      data-selected={isSelected}
    >
      <label className={styles.box}>
        <span className="visually-hidden">{t`Select ${item.title}`}</span>
        <input type="checkbox" checked={isSelected} onChange={onSelect} />
      </label>
      <Link
        from="/program/curation"
        to="/program/curation"
        search={(before) => ({ ...before, open: item.id })}
        className={styles.link}
        aria-current={isCurrent || undefined}
        preload={false}
      >
        <span className={styles.meta}>
          {dotted([
            item.source?.name ?? item.proposed_by?.display_name,
            day(item.published_at ?? item.created_at),
            item.language?.toUpperCase(),
          ])}
        </span>
        <span className={styles.title} lang={item.language ?? undefined}>
          {item.title}
        </span>
        <span className={styles.topics} data-none={!topics || undefined}>
          {topics || <Trans>No topic yet</Trans>}
        </span>
      </Link>
    </li>
  );
}
