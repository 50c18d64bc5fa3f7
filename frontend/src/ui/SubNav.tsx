/** Links to the rooms of one area, or to the states of one list, as a row that scrolls on a phone. */
import type { ReactNode } from "react";
import styles from "./SubNav.module.css";

export function SubNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={styles.nav}>
      {children}
    </nav>
  );
}

export const subNavLink = styles.link ?? "";
export const subNavCount = styles.count ?? "";
