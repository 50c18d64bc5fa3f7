/** A sheet of paper on the page: a card, a grouped list, a quiet notice. */
import type { HTMLAttributes, ReactNode } from "react";
import styles from "./Card.module.css";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export function Card({ className, ...rest }: HTMLAttributes<HTMLElement>) {
  return <section {...rest} className={cx(styles.card, className)} />;
}

interface NoticeProps {
  tone?: "info" | "warn" | "danger" | "brand" | "accent";
  icon?: IconName;
  children: ReactNode;
}

export function Notice({ tone = "brand", icon, children }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[tone])}>
      {icon && <Icon name={icon} size={20} />}
      <div>{children}</div>
    </div>
  );
}
