/** A grouped list: each row a fact, a switch, or a way to a sub-page. */
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icons";
import styles from "./Rows.module.css";

export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <li className={styles.row}>{children}</li>;
}

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  icon: IconName;
  label: ReactNode;
  hint?: ReactNode;
};

function Anchor({ icon, label, hint, ...rest }: AnchorProps) {
  return (
    <li className={styles.linkRow}>
      <a {...rest} className={styles.link}>
        <Icon name={icon} />
        <span className={styles.text}>
          <span className={styles.label}>{label}</span>
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
        <Icon name="next" size={20} />
      </a>
    </li>
  );
}

export const RowLink = createLink(Anchor);
