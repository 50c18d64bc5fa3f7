/** Where I am signed in, and ending it there. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../../api/client";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Row, Rows } from "../../ui/Rows";
import { Tag } from "../../ui/Tag";
import { deviceName } from "./device";
import { sessionsQuery, useEndSession } from "./queries";
import styles from "./Sessions.module.css";

export function Sessions() {
  const { t } = useLingui();
  const sessions = useQuery(sessionsQuery);
  return (
    <Page title={t`Devices`} back={{ to: "/me", label: t`Me` }} lead={t`Where you are signed in.`}>
      <Region query={sessions}>
        {({ items }) => (
          <Rows label={t`Devices`}>
            {items.map((session) => (
              <Row key={session.id}>
                <SessionRow session={session} />
              </Row>
            ))}
          </Rows>
        )}
      </Region>
    </Page>
  );
}

function SessionRow({ session }: { session: Schemas["SignInSessionRead"] }) {
  const { t } = useLingui();
  const { ago } = useFormats();
  const end = useEndSession();
  const device = deviceName(session.user_agent) ?? t`Unknown device`;
  const seen = ago(session.last_seen_at);
  return (
    <div className={styles.session}>
      <div>
        <p className={styles.device}>{device}</p>
        <p className={styles.seen}>
          <Trans>Last used {seen}</Trans>
        </p>
      </div>
      {session.is_current ? (
        <Tag tone="brand">
          <Trans>This one</Trans>
        </Tag>
      ) : (
        <Button
          size="small"
          busy={end.isPending}
          aria-label={t`Sign out there: ${device}`}
          onClick={() => end.mutate({ params: { path: { session_id: session.id } } })}
        >
          <Trans>Sign out there</Trans>
        </Button>
      )}
    </div>
  );
}
