/** Says honestly when what is shown is not from now: why, from when, and how to try again. */
import { Trans } from "@lingui/react/macro";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { useFormats } from "../../i18n/formats";
import { oldest, type Reach, subscribe, useReach } from "../../offline/reach";
import { SESSION } from "../../offline/store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/icons";
import styles from "./OfflineBar.module.css";

/** As long as the service does not answer, it is asked again (milliseconds). */
const AGAIN_AFTER = 15_000;

export function OfflineBar() {
  const queries = useQueryClient();
  const reach = useReach();
  const { at, isStored } = useShown(queries);
  const isOld = reach !== "reached" || isStored;
  const refetch = useCallback(() => queries.refetchQueries({ type: "active" }), [queries]);

  useEffect(() => {
    if (!isOld) return;
    const again = () => void refetch();
    const clock = setInterval(() => navigator.onLine && again(), AGAIN_AFTER);
    addEventListener("online", again);
    return () => {
      clearInterval(clock);
      removeEventListener("online", again);
    };
  }, [isOld, refetch]);

  return (
    <div role="status" className={styles.place}>
      {isOld && (
        <div className={styles.bar}>
          <Icon name="clock" size={20} />
          <p>
            <Words reach={reach} at={at} />
          </p>
          {reach !== "offline" && (
            <Button size="small" onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function Words({ reach, at }: { reach: Reach; at: number | null }) {
  const { moment } = useFormats();
  const time = at === null ? null : moment(at);
  if (reach === "offline") {
    return time === null ? (
      <Trans>You are offline.</Trans>
    ) : (
      <Trans>You are offline. You see how things stood at {time}.</Trans>
    );
  }
  return time === null ? (
    <Trans>The service does not answer at the moment.</Trans>
  ) : (
    <Trans>The service does not answer. You see how things stood at {time}.</Trans>
  );
}

/** From when the oldest of what is on the screen is, and whether it came from this device. */
function useShown(queries: QueryClient) {
  const listen = useCallback(
    (listener: () => void) => {
      const leave = [subscribe(listener), queries.getQueryCache().subscribe(listener)];
      return () => {
        for (const one of leave) one();
      };
    },
    [queries],
  );
  const at = useSyncExternalStore(listen, () => shown(queries)?.at ?? null);
  const isStored = useSyncExternalStore(listen, () => shown(queries)?.isStored ?? false);
  return { at, isStored };
}

function shown(queries: QueryClient) {
  const paths = queries
    .getQueryCache()
    .findAll({ type: "active" })
    .map(({ queryKey }) => String(queryKey[1]))
    .filter((path) => path !== SESSION);
  return oldest(paths);
}
