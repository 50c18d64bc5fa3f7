/** Says in the administration which tools lose their key soon, until it is replaced. */
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../api/client";
import { useFormats } from "../../i18n/formats";
import { Notice } from "../../ui/Card";
import styles from "./Program.module.css";

const endingsQuery = api.queryOptions("get", "/api/v1/service-accounts", {
  params: { query: { ends_soon: true, limit: 100 } },
});

export function KeyEndings() {
  const { date } = useFormats();
  const { data } = useQuery(endingsQuery);
  const keys = (data?.items ?? []).flatMap(({ name, keys: all }) =>
    all.filter(({ ends_soon }) => ends_soon).map((key) => ({ ...key, name })),
  );
  const [first] = keys.toSorted((one, other) => one.expires_at.localeCompare(other.expires_at));
  if (!first) return null;
  const { name } = first;
  const end = date(first.expires_at);
  return (
    <div className={styles.notice}>
      <Notice tone="warn" icon="clock">
        {keys.length === 1 ? (
          <Trans>
            The key of “{name}” works until {end}. <Link to="/admin/keys">Replace it in time</Link>
          </Trans>
        ) : (
          <>
            <Plural value={keys.length} one="# key ends soon." other="# keys end soon." />{" "}
            <Link to="/admin/keys">
              <Trans>Replace them in time</Trans>
            </Link>
          </>
        )}
      </Notice>
    </div>
  );
}
