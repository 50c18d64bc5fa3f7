/** A button that stays pressed. */
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import styles from "./Toggle.module.css";

interface Props {
  isOn: boolean;
  icon?: IconName;
  label?: string;
  /** It cannot be pressed at the moment. */
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

export function Toggle({ isOn, icon, label, disabled, onChange, children }: Props) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!isOn)}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}
