/** One of few, side by side: native radio buttons in a segmented look. */
import { useId } from "react";
import styles from "./Choice.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export interface Option<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  hideLabel?: boolean;
  compact?: boolean;
}

export function Choice<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, hideLabel, compact } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? "visually-hidden" : styles.legend}>{label}</legend>
      <div className={cx(styles.options, compact && styles.compact)}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon && <Icon name={option.icon} size={20} />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
