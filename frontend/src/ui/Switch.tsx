/** On or off, in effect at once. The sentence beside it says what it does. */
import type { ReactNode } from "react";
import { useId } from "react";
import { cx } from "./cx";
import styles from "./Switch.module.css";

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  /** The hint is a text to read: it takes the whole width below. */
  isLong?: boolean;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch({ label, hint, isLong, checked, disabled, onChange }: Props) {
  const id = useId();
  return (
    <label className={cx(styles.row, isLong && styles.long)}>
      <span className={styles.text}>
        <span className={styles.label}>{label}</span>
        {hint && (
          <span id={id} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
