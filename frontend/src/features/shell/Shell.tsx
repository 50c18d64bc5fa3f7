/** Navigation around the screen: a bar below on a phone, a rail at the left on a desk. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { unreadQuery, useNews } from "../../api/news";
import { meQuery } from "../../api/queries";
import { useSending } from "../../api/waiting";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/icons";
import { keepFocus } from "../../ui/keepFocus";
import { Bell, Dot } from "./Bell";
import { OfflineBar } from "./OfflineBar";
import { placesFor } from "./places";
import { type Palette, SearchButton } from "./SearchButton";
import styles from "./Shell.module.css";

export function Shell({ palette }: { palette: Palette }) {
  const { data: me } = useQuery(meQuery);
  const { i18n, t } = useLingui();
  const main = useFocusOnNewPage();
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: me != null });
  useSending();
  useNews(me?.id);
  useEffect(keepFocus, []);
  const path = useLocation({ select: ({ pathname }) => pathname });
  if (!me) return null;
  const places = placesFor(me);
  const isBelowMe = places.some(({ to, onPhone }) => onPhone === "me" && path.startsWith(to));
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        <Trans>To the content</Trans>
      </a>
      <header className={styles.top}>
        <SearchButton palette={palette} />
        <Bell isUnread={unread > 0} />
      </header>
      <nav className={styles.nav} aria-label={t`Places`}>
        <Link to="/today" className={styles.brand} tabIndex={-1} aria-hidden="true">
          <span className={styles.mark}>
            <Icon name="quote" size={20} />
          </span>
          Fürsprech
        </Link>
        <ul className={styles.places}>
          {places.map(({ to, label, icon, onPhone }) => (
            <li key={to} className={cx(onPhone && styles.desk)}>
              <Link
                to={to}
                className={styles.place}
                data-holds={(to === "/me" && isBelowMe) || undefined}
              >
                <Icon name={icon} />
                <span>{i18n._(label)}</span>
                {to === "/notifications" && unread > 0 && <Dot />}
              </Link>
            </li>
          ))}
        </ul>
        <p className={styles.who}>
          <span>{me.display_name}</span>
          <span className={styles.where}>{me.organization.name}</span>
        </p>
      </nav>
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <OfflineBar />
        <Outlet />
      </main>
    </div>
  );
}

/** Another page means that reading starts at its top: the focus goes there. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}
