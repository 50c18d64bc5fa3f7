/** A text in the language chosen for the form; while it is empty, what another language says. */
import { Trans } from "@lingui/react/macro";
import { languageName } from "../../i18n/languages";
import { TextArea } from "../../ui/Field";
import styles from "./Editor.module.css";
import { otherText, type Texts } from "./texts";

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  hideLabel?: boolean;
  /** Several sentences; otherwise one line, which grows where it does not fit. */
  isLong?: boolean;
  maxLength: number;
  texts: Texts;
  language: string;
  onChange: (texts: Texts) => void;
}

export function TextIn({ texts, language, isLong, hint, onChange, ...rest }: Props) {
  const value = texts[language] ?? "";
  const other = value ? null : otherText(texts, language);

  function enter(text: string) {
    onChange({ ...texts, [language]: isLong ? text : text.replaceAll("\n", " ") });
  }

  return (
    <TextArea
      {...rest}
      {...(!isLong && { rows: 1, className: styles.line ?? "" })}
      lang={language}
      value={value}
      hint={(hint || other) && <Hint hint={hint} other={other} />}
      onChange={(event) => enter(event.currentTarget.value)}
    />
  );
}

interface HintProps {
  hint: string | undefined;
  other: ReturnType<typeof otherText>;
}

function Hint({ hint, other }: HintProps) {
  const name = other && languageName(other.language);
  return (
    <>
      {hint}
      {hint && other && <br />}
      {other && (
        <Trans>
          {name}: <q lang={other.language}>{other.text}</q>
        </Trans>
      )}
    </>
  );
}
