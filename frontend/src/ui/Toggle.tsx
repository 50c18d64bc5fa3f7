/** A button that stays pressed. */
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import styles from "./Toggle.module.css";

interface Props {
  isOn: boolean;
  icon?: IconName;
  label?: string;
  /** Cannot be changed here: what it depends on has to change first. */
  isFixed?: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

export function Toggle({ isOn, icon, label, isFixed, onChange, children }: Props) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={isOn}
      aria-label={label}
      disabled={isFixed}
      onClick={() => onChange(!isOn)}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
    </button>
  );
}
