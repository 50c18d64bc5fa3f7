/** What concerns me, day by day; what belongs together is one entry, and each leads to its thing. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { More } from "../../api/Pages";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { byDay } from "./days";
import { leadOf, signOf } from "./leads";
import styles from "./Notifications.module.css";
import { type Notice, noticesQuery, useReadAll, useReadOne } from "./queries";

export function Notifications() {
  const { t } = useLingui();
  const { day } = useFormats();
  const notices = useInfiniteQuery(noticesQuery);
  const readAll = useReadAll();
  const all = notices.data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = all[0];
  const isUnread = all.some(({ is_read }) => !is_read);
  return (
    <Page
      title={t`Notifications`}
      lead={t`What concerns you. Only you can see this.`}
      actions={
        newest &&
        isUnread && (
          <Button
            icon="check"
            busy={readAll.isPending}
            onClick={() => readAll.mutate(newest.created_at)}
          >
            <Trans>Mark all as read</Trans>
          </Button>
        )
      }
    >
      <Region query={notices}>
        {() =>
          all.length === 0 ? (
            <Empty icon="bell" title={<Trans>Nothing new.</Trans>}>
              <Trans>We only get in touch when it concerns you.</Trans>
            </Empty>
          ) : (
            <>
              {byDay(all, day).map((one) => (
                <section key={one.day} className={styles.day}>
                  <h2 className={styles.when}>{one.day}</h2>
                  <ul className={styles.list}>
                    {one.items.map((notice) => (
                      <Entry key={notice.id} notice={notice} />
                    ))}
                  </ul>
                </section>
              ))}
              <More query={notices} />
            </>
          )
        }
      </Region>
      <p className={styles.settings}>
        <Link to="/me/notifications">
          <Trans>What you are told</Trans>
        </Link>
      </p>
    </Page>
  );
}

function Entry({ notice }: { notice: Notice }) {
  const { t } = useLingui();
  const { list } = useFormats();
  const readOne = useReadOne();
  const lead = leadOf(notice);
  const who = notice.actors.map(({ display_name }) => display_name);
  const inside = (
    <>
      <Icon name={signOf(notice)} size={20} />
      <span className={styles.words}>
        <span className={styles.text}>{notice.text}</span>
        {who.length > 1 && <span className={styles.who}>{list(shortened(who))}</span>}
      </span>
      {!notice.is_read && (
        <span className={styles.unread} role="img" aria-label={t`Unread`}>
          {notice.count > 1 && notice.count}
        </span>
      )}
    </>
  );
  const look = cx(styles.entry, notice.is_read && styles.read);
  const read = () => notice.is_read || readOne.mutate(notice.id);
  return (
    <li>
      {lead ? (
        <Link {...lead} className={look} onClick={read}>
          {inside}
        </Link>
      ) : (
        <div className={look}>{inside}</div>
      )}
    </li>
  );
}

/** Some names are enough to know who; how many there are the text says. */
function shortened(names: string[]): string[] {
  return names.length > 4 ? [...names.slice(0, 3), "…"] : names;
}
