/** Several short words in one field: type, Enter or comma adds, Backspace takes the last back. */
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Field } from "./Field";
import { RemovableTag } from "./Tag";
import styles from "./TagField.module.css";

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  words: readonly string[];
  removeLabel: (word: string) => string;
  onChange: (words: string[]) => void;
}

/** The words of a text, parted by commas, semicolons or lines, without those already there. */
export function newWords(text: string, present: readonly string[]): string[] {
  const known = new Set(present.map((word) => word.toLocaleLowerCase()));
  const fresh: string[] = [];
  for (const part of text.split(/[,;\n]/)) {
    const word = part.trim();
    const key = word.toLocaleLowerCase();
    if (word && !known.has(key)) {
      known.add(key);
      fresh.push(word);
    }
  }
  return fresh;
}

export function TagField({ label, hint, error, words, removeLabel, onChange }: Props) {
  const [text, setText] = useState("");

  function take(input: string) {
    onChange([...words, ...newWords(input, words)]);
    setText("");
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if ((event.key === "Enter" || event.key === ",") && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(text);
    } else if (event.key === "Backspace" && text === "" && words.length > 0) {
      onChange(words.slice(0, -1));
    }
  }

  return (
    <Field label={label} hint={hint} error={error}>
      {(wired) => (
        <div className={styles.box}>
          {words.map((word) => (
            <RemovableTag
              key={word}
              removeLabel={removeLabel(word)}
              onRemove={() => onChange(words.filter((other) => other !== word))}
            >
              {word}
            </RemovableTag>
          ))}
          <input
            {...wired}
            className={styles.input}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData("text");
              if (/[,;\n]/.test(pasted)) {
                event.preventDefault();
                take(text + pasted);
              }
            }}
            onBlur={() => text && take(text)}
          />
        </div>
      )}
    </Field>
  );
}
