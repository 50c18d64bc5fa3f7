/** What I proposed, and what became of it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { Pages } from "../../api/Pages";
import { useFormats } from "../../i18n/formats";
import { ButtonLink } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import styles from "./MyProposals.module.css";
import { myProposalsQuery } from "./proposals";

type Suggestion = Schemas["SuggestionRead"];

export function MyProposals() {
  const { t } = useLingui();
  const proposals = useInfiniteQuery(myProposalsQuery);
  return (
    <Page
      title={t`My proposals`}
      back={{ to: "/me", label: t`Me` }}
      actions={
        <ButtonLink to="/propose" icon="plus" variant="primary">
          <Trans>Propose something</Trans>
        </ButtonLink>
      }
    >
      <Pages query={proposals} className={styles.list} nothing={<Nothing />}>
        {(suggestion) => <Proposal suggestion={suggestion} />}
      </Pages>
    </Page>
  );
}

function Proposal({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { id, kind, title, language } = suggestion;
  const kinds = { share: t`Article`, discuss: t`Discussion`, write: t`Writing` };
  return (
    <article className={styles.item}>
      <div className={styles.head}>
        <State status={suggestion.status} />
        <span className={styles.when}>{dotted([kinds[kind], day(suggestion.created_at)])}</span>
      </div>
      <h2 className={styles.title} lang={language ?? undefined}>
        <Link to="/today/$id" params={{ id }}>
          {title}
        </Link>
      </h2>
    </article>
  );
}

function State({ status }: { status: Suggestion["status"] }) {
  if (status === "approved") {
    return (
      <Tag tone="success" icon="check">
        <Trans>Approved: colleagues can find it</Trans>
      </Tag>
    );
  }
  if (status === "archived") {
    return (
      <Tag>
        <Trans>Not taken up this time</Trans>
      </Tag>
    );
  }
  return (
    <Tag tone="info" icon="clock">
      <Trans>With the program team</Trans>
    </Tag>
  );
}

function Nothing() {
  return (
    <Empty icon="pen" title={<Trans>You have not proposed anything yet.</Trans>}>
      <Trans>An article, a question, an idea to write about: whatever colleagues should see.</Trans>
    </Empty>
  );
}
