/** Somebody else was quicker: says so and lets choose, without throwing away what is entered. */
import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Card";
import styles from "./Form.module.css";
import { isStale } from "./problem";

interface Props {
  error: unknown;
  /** Loads theirs and forgets what is entered here. */
  onReload: () => void;
  /** Saves what is entered here on top of theirs. */
  onMine?: () => void;
}

export function Stale({ error, onReload, onMine }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isStale(error)) ref.current?.scrollIntoView({ block: "center" });
  }, [error]);
  if (!isStale(error)) return null;
  return (
    <div role="alert" ref={ref}>
      <Notice tone="warn" icon="warning">
        <div className={styles.stale}>
          <p>
            <Trans>
              Somebody has changed this in the meantime. What you entered is still here.
            </Trans>
          </p>
          <div className={styles.choices}>
            <Button size="small" icon="refresh" onClick={onReload}>
              <Trans>Load the newer version</Trans>
            </Button>
            {onMine && (
              <Button size="small" onClick={onMine}>
                <Trans>Save mine all the same</Trans>
              </Button>
            )}
          </div>
        </div>
      </Notice>
    </div>
  );
}
