/** The way to what concerns me; a neutral dot says that something of it is unread, and no number presses. */
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../ui/icons";
import styles from "./Bell.module.css";

/** On a phone, beside the search at the top of every screen: the bar below is full. */
export function Bell({ isUnread }: { isUnread: boolean }) {
  const { t } = useLingui();
  return (
    <Link
      to="/notifications"
      className={styles.bell}
      aria-label={isUnread ? t`Notifications, some unread` : t`Notifications`}
    >
      <Icon name="bell" />
      {isUnread && <span className={styles.dot} />}
    </Link>
  );
}

/** Beside the word in the rail. */
export function Dot() {
  const { t } = useLingui();
  return <span role="img" className={styles.dot} aria-label={t`some unread`} />;
}
