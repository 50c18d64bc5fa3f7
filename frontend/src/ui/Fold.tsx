/** Something that stays folded until it is wanted (native details). */
import type { ReactNode } from "react";
import styles from "./Fold.module.css";
import { Icon } from "./icons";

interface Props {
  id?: string;
  summary: ReactNode;
  children: ReactNode;
}

export function Fold({ id, summary, children }: Props) {
  return (
    <details id={id} className={styles.fold}>
      <summary className={styles.summary}>
        <Icon name="next" size={20} />
        {summary}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
