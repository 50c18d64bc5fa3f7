/** The head of a screen and its column. */
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";
import { Icon } from "./icons";
import styles from "./Page.module.css";

interface Props {
  title: ReactNode;
  lead?: ReactNode;
  back?: { to: NonNullable<LinkProps["to"]>; label: string };
  /** Left away while an empty screen offers the same in its middle. */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function Page({ title, lead, back, actions, wide, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading.current?.textContent} · Fürsprech`;
  });
  return (
    <div className={cx(styles.page, wide && styles.wide)}>
      <header className={styles.header}>
        {back && (
          <Link to={back.to} className={styles.back}>
            <Icon name="back" size={20} />
            {back.label}
          </Link>
        )}
        <div className={styles.titleRow}>
          <h1 ref={heading}>{title}</h1>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {lead && <div className={styles.lead}>{lead}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  title: ReactNode;
  lead?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, lead, action, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.titleRow}>
        <h2>{title}</h2>
        {action}
      </div>
      {lead && <p className={styles.sectionLead}>{lead}</p>}
      {children}
    </section>
  );
}
