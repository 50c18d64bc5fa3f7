/** How the app looks and speaks on this device. */
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { LANGUAGES, speak, spoken } from "../../i18n/languages";
import { Choice, type Option } from "../../ui/Choice";
import { applyTheme, currentTheme, type Theme } from "../../ui/theme";

const OPTIONS = LANGUAGES.map(({ code, name }) => ({ value: code, label: name }));

interface LanguageProps {
  value?: string;
  onChange?: (code: string) => void;
  hideLabel?: boolean;
}

export function LanguageChoice({ value, onChange = speak, hideLabel = true }: LanguageProps) {
  const { t } = useLingui();
  const chosen = LANGUAGES.find(({ code }) => code === value)?.code ?? spoken();
  return (
    <Choice
      label={t`Language`}
      hideLabel={hideLabel}
      value={chosen}
      options={OPTIONS}
      onChange={(code) => void onChange(code)}
    />
  );
}

export function ThemeChoice({ hideLabel = true }: { hideLabel?: boolean }) {
  const { t } = useLingui();
  const [theme, setTheme] = useState(currentTheme);
  const options: Option<Theme>[] = [
    { value: "system", label: t`Automatic` },
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
  ];
  return (
    <Choice
      label={t`Colors`}
      hideLabel={hideLabel}
      value={theme}
      options={options}
      onChange={(chosen) => {
        applyTheme(chosen);
        setTheme(chosen);
      }}
    />
  );
}
