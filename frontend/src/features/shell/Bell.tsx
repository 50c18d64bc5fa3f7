/** The way to what concerns me; a neutral dot says that something of it is unread, and no number presses. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/icons";
import styles from "./Bell.module.css";

/** On a phone, in the corner of every screen: the bar below is full. */
export function Bell({ isUnread }: { isUnread: boolean }) {
  const { t } = useLingui();
  return (
    <div className={styles.corner}>
      <Link
        to="/notifications"
        className={styles.bell}
        aria-label={isUnread ? t`Notifications, some unread` : t`Notifications`}
      >
        <Icon name="bell" />
        {isUnread && <span className={styles.dot} />}
      </Link>
    </div>
  );
}

/** Beside the word in the rail. */
export function Dot() {
  const { t } = useLingui();
  return <span role="img" className={styles.dot} aria-label={t`some unread`} />;
}
