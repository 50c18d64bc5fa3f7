/** Search in a long vocabulary and pick from what is found; keyboard and screen reader by React Aria. */
import type { ReactNode } from "react";
import { useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { cx } from "./cx";
import field from "./Field.module.css";
import styles from "./SearchBox.module.css";

export interface Found {
  id: string;
  label: string;
  hint?: string | undefined;
}

interface Props {
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  found: readonly Found[];
  onSearch: (text: string) => void;
  onPick: (found: Found) => void;
  /** Offered when nothing found has exactly the text as its name. */
  create?: { label: (text: string) => string; onCreate: (text: string) => void };
}

const NEW = "new";

function offers(found: readonly Found[], text: string, create: Props["create"]): Found[] {
  const typed = text.trim();
  const isKnown = found.some(
    ({ label }) => label.toLocaleLowerCase() === typed.toLocaleLowerCase(),
  );
  if (!create || typed.length < 2 || isKnown) return [...found];
  return [...found, { id: NEW, label: create.label(typed) }];
}

export function SearchBox({ label, hint, placeholder, found, onSearch, onPick, create }: Props) {
  const [text, setText] = useState("");
  // After a pick the field is empty again, and the list stays closed until somebody types.
  const [isTyping, setTyping] = useState(false);
  const items = offers(found, text, create);

  function search(input: string) {
    setTyping(true);
    setText(input);
    onSearch(input.trim());
  }

  function pick(key: string | number | null) {
    const item = items.find(({ id }) => id === key);
    if (!item) return;
    if (item.id === NEW) create?.onCreate(text.trim());
    else onPick(item);
    search("");
    setTyping(false);
  }

  return (
    <ComboBox
      className={cx(field.field)}
      items={items}
      inputValue={text}
      onInputChange={search}
      selectedKey={null}
      onSelectionChange={pick}
      defaultFilter={() => true}
      allowsCustomValue
      menuTrigger={isTyping ? "input" : "manual"}
    >
      <Label className={cx(field.label)}>{label}</Label>
      {hint && <span className={field.hint}>{hint}</span>}
      <Input className={cx(field.input)} placeholder={placeholder ?? ""} />
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox<Found> className={cx(styles.list)}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className={cx(styles.item)}>
              <span>{item.label}</span>
              {item.hint && <span className={styles.hint}>{item.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
