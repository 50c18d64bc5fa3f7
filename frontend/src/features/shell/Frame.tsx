/** The outermost frame: toasts around every screen, and the pages for what went wrong. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Failure } from "../../api/Region";
import { ButtonLink } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { ToastProvider } from "../../ui/Toasts";
import styles from "./Frame.module.css";

export function Frame({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  return (
    <ToastProvider label={t`Messages`} undoLabel={t`Undo`} closeLabel={t`Close`}>
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
  return (
    <main className={styles.alone}>
      <Failure error={error} onRetry={() => void router.invalidate()} />
    </main>
  );
}
