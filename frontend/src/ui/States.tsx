/** What a region says when it has nothing to show, or could not get it. */
import type { ReactNode } from "react";
import { Button } from "./Button";
import { Icon, type IconName } from "./icons";
import styles from "./States.module.css";

interface EmptyProps {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon && (
        <span className={styles.badge}>
          <Icon name={icon} />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

interface FailedProps {
  title: ReactNode;
  detail?: ReactNode;
  trace?: ReactNode;
  retryLabel: string;
  onRetry: () => void;
}

export function Failed({ title, detail, trace, retryLabel, onRetry }: FailedProps) {
  return (
    <div role="alert" className={styles.failed}>
      <Icon name="warning" />
      <div>
        <p className={styles.title}>{title}</p>
        {detail && <p className={styles.text}>{detail}</p>}
        <Button size="small" icon="refresh" onClick={onRetry} className={styles.action}>
          {retryLabel}
        </Button>
        {trace && <p className={styles.trace}>{trace}</p>}
      </div>
    </div>
  );
}
