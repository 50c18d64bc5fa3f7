/** Grey lines where text will be, shown only when it takes longer than a blink. */
import type { ReactNode } from "react";
import { Card } from "./Card";
import styles from "./Skeleton.module.css";
import { useLater } from "./useLater";

export function Skeleton({ label, children }: { label: string; children: ReactNode }) {
  const isLate = useLater(true);
  if (!isLate) return null;
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visually-hidden">{label}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

const WIDTHS = ["w9", "w7", "w8", "w5"] as const;

export function Lines({ count = 3 }: { count?: number }) {
  return (
    <div className={styles.lines}>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change their order.
        <span key={row} className={styles[WIDTHS[row % WIDTHS.length] ?? "w9"]} />
      ))}
    </div>
  );
}

export function Cards({ count = 3, lines = 4 }: { count?: number; lines?: number }) {
  return (
    <div className={styles.cards}>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards never change their order.
        <Card key={row}>
          <Lines count={lines} />
        </Card>
      ))}
    </div>
  );
}
