/** A text that is shown this once, to be copied. */
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./Button";
import styles from "./CopyField.module.css";
import { TextField } from "./Field";

interface Props {
  label: string;
  hint: ReactNode;
  copyLabel: string;
  value: string;
}

export function CopyField({ label, hint, copyLabel, value }: Props) {
  const { t } = useLingui();
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  async function copy() {
    // Refused by the browser, the text is at least selected for copying by hand.
    box.current?.querySelector("input")?.select();
    await navigator.clipboard.writeText(value);
    setCopied(true);
  }

  return (
    <div className={styles.box} ref={box}>
      <TextField
        label={label}
        hint={hint}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.copy}>
        <Button icon={isCopied ? "check" : "copy"} onClick={() => void copy().catch(() => null)}>
          {copyLabel}
        </Button>
        <span role="status">{isCopied ? t`Copied.` : null}</span>
      </div>
    </div>
  );
}
