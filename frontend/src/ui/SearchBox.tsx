/** Search in a long vocabulary and pick from what is found: the ARIA combobox with a list below it. */
import { Plural } from "@lingui/react/macro";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "./cx";
import { Field } from "./Field";
import field from "./Field.module.css";
import styles from "./SearchBox.module.css";

export interface Found {
  id: string;
  label: string;
  hint?: string | undefined;
}

export interface SearchBoxProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  found: readonly Found[];
  /** Said when there is a text and nothing is found. */
  nothing?: string | undefined;
  /** What is found may still be that of a former text. */
  isSearching: boolean;
  onSearch: (text: string) => void;
  onPick: (found: Found) => void;
  /** Offered when nothing found has exactly the text as its name. */
  create?: { label: (text: string) => string; onCreate: (text: string) => void };
}

const NEW = "new";

export function offers(
  found: readonly Found[],
  text: string,
  create: SearchBoxProps["create"],
): Found[] {
  const typed = text.trim();
  const isKnown = found.some(
    ({ label }) => label.toLocaleLowerCase() === typed.toLocaleLowerCase(),
  );
  if (!create || typed.length < 2 || isKnown) return [...found];
  return [...found, { id: NEW, label: create.label(typed) }];
}

/** What Enter takes without a choice: the only one there is, else the one with exactly this name. */
export function meant(items: readonly Found[], text: string): Found | undefined {
  if (items.length === 1) return items[0];
  const typed = text.trim().toLocaleLowerCase();
  return items.find(({ label }) => label.toLocaleLowerCase() === typed);
}

/** The place that an arrow key leads to: round and round, from nowhere to the nearest end. */
export function step(at: number, by: 1 | -1, count: number): number {
  if (at < 0) return by > 0 ? 0 : count - 1;
  return (at + by + count) % count;
}

export function SearchBox(props: SearchBoxProps) {
  const { label, hint, error, placeholder, found, nothing, create } = props;
  const { isSearching, onSearch, onPick } = props;
  const [text, setText] = useState("");
  // After a pick the field is empty again, and the list stays closed until somebody types.
  const [isWanted, setWanted] = useState(false);
  const [activeId, setActiveId] = useState<string | null>(null);
  const items = offers(found, text, create);
  const active = items.findIndex(({ id }) => id === activeId);
  const isOpen = isWanted && items.length > 0;

  function search(input: string) {
    setText(input);
    setActiveId(null);
    onSearch(input.trim());
  }

  function pick(item: Found) {
    if (item.id === NEW) create?.onCreate(text.trim());
    else onPick(item);
    search("");
    setWanted(false);
  }

  function move(by: 1 | -1) {
    setWanted(true);
    setActiveId(items[step(active, by, items.length)]?.id ?? null);
  }

  function leave() {
    if (isOpen) setWanted(false);
    else search("");
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    // A form around the field is not sent, and a dialog not closed, while somebody searches in it.
    if (key === "Enter") {
      const item = items[active] ?? (text.trim() && !isSearching ? meant(items, text) : undefined);
      if (isOpen && item) pick(item);
    } else if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Escape" && (isOpen || text)) leave();
    else return;
    event.preventDefault();
  }

  return (
    <Field label={label} hint={hint} error={error}>
      {(wired) => (
        <div className={styles.box}>
          <input
            {...wired}
            className={field.input}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${wired.id}-list` : undefined}
            aria-activedescendant={isOpen && active >= 0 ? `${wired.id}-${active}` : undefined}
            autoComplete="off"
            spellCheck="false"
            placeholder={placeholder}
            value={text}
            onChange={({ currentTarget }) => {
              setWanted(true);
              search(currentTarget.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setWanted(false)}
          />
          {isOpen && (
            <List id={wired.id} label={label} items={items} active={active} onPick={pick} />
          )}
          <Said count={isOpen ? items.length : null} nothing={text.trim() ? nothing : undefined} />
        </div>
      )}
    </Field>
  );
}

interface ListProps {
  id: string;
  label: string;
  items: readonly Found[];
  active: number;
  onPick: (item: Found) => void;
}

function List({ id, label, items, active, onPick }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = list.current?.children[active] ?? list.current;
    shown?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
      {items.map((item, place) => (
        // The keyboard stays in the field, which names the active option; see SearchBox.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
        <div
          key={item.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          className={styles.item}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
        >
          <span>{item.label}</span>
          {item.hint && <span className={styles.hint}>{item.hint}</span>}
        </div>
      ))}
    </div>
  );
}

/** What the eye sees at once: how many are found, or that nothing is. */
function Said({ count, nothing }: { count: number | null; nothing: string | undefined }) {
  return (
    <div role="status" className={cx(count !== null ? "visually-hidden" : styles.nothing)}>
      {count === null ? nothing : <Plural value={count} one="# choice" other="# choices" />}
    </div>
  );
}
