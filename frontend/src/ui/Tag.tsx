/** A short word in a frame: a topic, a skill, a state. */
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";
import styles from "./Tag.module.css";

type Tone = "neutral" | "brand" | "info" | "success" | "warn" | "danger" | "accent";

interface TagProps {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}

export function Tag({ tone = "neutral", icon, children }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[tone])}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  );
}

export function TagList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface RemovableProps {
  children: ReactNode;
  removeLabel: string;
  onRemove: () => void;
}

export function RemovableTag({ children, removeLabel, onRemove }: RemovableProps) {
  return (
    <span className={cx(styles.tag, styles.brand, styles.removable)}>
      <span>{children}</span>
      <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        <Icon name="close" size={16} />
      </button>
    </span>
  );
}
