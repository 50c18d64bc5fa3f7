/** One key without its secret: what it opens, until when, whether it is used; replace, revoke. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { SCOPES } from "../../api/scopes";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Tag } from "../../ui/Tag";
import { ReplaceKey, RevokeKey } from "./KeyDialogs";
import styles from "./Keys.module.css";
import type { Key } from "./queries";
import { daysLeft, handleOf } from "./words";

type Opened = "replace" | "revoke" | null;

export function KeyRow({ apiKey }: { apiKey: Key }) {
  const { i18n, t } = useLingui();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const handle = handleOf(apiKey);
  return (
    <div className={styles.key}>
      <div className={styles.text}>
        <p className={styles.title}>
          <code>{handle}</code> <State apiKey={apiKey} />
        </p>
        <p className={styles.detail}>
          {dotted(apiKey.scopes.map((scope) => i18n._(SCOPES[scope].name)))}
        </p>
        <p className={styles.detail}>
          <Facts apiKey={apiKey} />
        </p>
      </div>
      {apiKey.state === "active" && (
        <div className={styles.acts}>
          <Button
            size="small"
            aria-label={t`Replace the key ${handle}`}
            onClick={() => setOpened("replace")}
          >
            <Trans>Replace</Trans>
          </Button>
          <Button
            size="small"
            aria-label={t`Revoke the key ${handle}`}
            onClick={() => setOpened("revoke")}
          >
            <Trans>Revoke</Trans>
          </Button>
        </div>
      )}
      {opened === "replace" && <ReplaceKey apiKey={apiKey} onClose={close} />}
      {opened === "revoke" && <RevokeKey apiKey={apiKey} onClose={close} />}
    </div>
  );
}

function State({ apiKey }: { apiKey: Key }) {
  if (apiKey.state === "revoked") {
    return (
      <Tag>
        <Trans>Revoked</Trans>
      </Tag>
    );
  }
  if (apiKey.state === "expired") {
    return (
      <Tag>
        <Trans>Ended</Trans>
      </Tag>
    );
  }
  return apiKey.ends_soon ? (
    <Tag tone="warn" icon="clock">
      <Plural value={daysLeft(apiKey)} one="Ends in # day" other="Ends in # days" />
    </Tag>
  ) : (
    <Tag tone="success" icon="check">
      <Trans>Works</Trans>
    </Tag>
  );
}

function Facts({ apiKey }: { apiKey: Key }) {
  const { t } = useLingui();
  const { date, ago } = useFormats();
  const { state, expires_at, revoked_at, last_used_at } = apiKey;
  const end = date(revoked_at ?? expires_at);
  const used = last_used_at && ago(last_used_at);
  return dotted([
    state === "active" ? t`until ${end}` : t`ended on ${end}`,
    used ? t`last used ${used}` : t`never used`,
  ]);
}
