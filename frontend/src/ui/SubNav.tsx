/** Links to the rooms of one area, or to the states of one list, as a row that scrolls on a phone. */
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./SubNav.module.css";

export function SubNav({ label, children }: { label: string; children: ReactNode }) {
  const row = useRef<HTMLElement>(null);
  const shown = useRef<Element | null>(null);
  // Where one is must be seen, also when the row is longer than the phone is wide.
  useEffect(() => {
    const current = row.current?.querySelector("[aria-current=page]") ?? null;
    if (current !== shown.current) current?.scrollIntoView({ block: "nearest", inline: "center" });
    shown.current = current;
  });
  return (
    <nav ref={row} aria-label={label} className={styles.nav}>
      {children}
    </nav>
  );
}

export const subNavLink = styles.link ?? "";
export const subNavCount = styles.count ?? "";
