/** The outermost frame: toasts around every screen, and the pages for what went wrong. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { Failure } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { ToastProvider } from "../../ui/Toasts";
import styles from "./Frame.module.css";
import { Installed } from "./Installed";

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <ToastProvider label={t`Messages`} undoLabel={t`Undo`} closeLabel={t`Close`}>
      <Installed />
      {children}
    </ToastProvider>
  );
}

export function NotFound() {
  const { t } = useLingui();
  return (
    <main className={styles.alone}>
      <Page
        title={t`This page does not exist.`}
        lead={t`Perhaps the address is mistyped, or what was here has moved.`}
      >
        <div>
          <ButtonLink to="/today" icon="sun">
            <Trans>To Today</Trans>
          </ButtonLink>
        </div>
      </Page>
    </main>
  );
}

export function Lost({ error }: { error: unknown }) {
  const router = useRouter();
  useEffect(() => {
    const again = () => void router.invalidate();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [router]);
  return (
    <main className={styles.alone}>
      <Failure error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
