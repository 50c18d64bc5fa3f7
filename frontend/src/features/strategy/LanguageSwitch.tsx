/** In which language the texts of a form are shown; those that already have some carry a check. */
import { useLingui } from "@lingui/react/macro";
import { LANGUAGES } from "../../i18n/languages";
import { Choice } from "../../ui/Choice";
import styles from "./Editor.module.css";

interface Props {
  language: string;
  written: ReadonlySet<string>;
  onChange: (language: string) => void;
}

export function LanguageSwitch({ language, written, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.languages}>
      <Choice
        label={t`Texts in`}
        value={language}
        options={LANGUAGES.map(({ code, name }) => ({
          value: code,
          label: name,
          ...(written.has(code) && { icon: "check" as const }),
        }))}
        onChange={onChange}
      />
    </div>
  );
}
