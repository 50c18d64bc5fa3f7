/** The plain facts of an event as a list of terms. */
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { RHYTHMS } from "../../api/eventWords";
import { languageName } from "../../i18n/languages";
import { useWhen, useWhere } from "../../i18n/when";
import styles from "./Events.module.css";
import type { Event } from "./queries";

export function Facts({ event }: { event: Event }) {
  const { i18n, t } = useLingui();
  const when = useWhen();
  const where = useWhere();
  const { is_standing, ends_at, rhythm, organizer, language } = event;
  const words = rhythm && RHYTHMS[rhythm];
  return (
    <dl className={styles.facts}>
      <Fact term={is_standing ? <Trans>Period</Trans> : <Trans>When</Trans>}>
        {when(event)}
        {ends_at === null && ` – ${t`open end`}`}
      </Fact>
      {rhythm && (
        <Fact term={<Trans>Rhythm</Trans>}>{words ? i18n._(words) : t`See the meetings`}</Fact>
      )}
      <Fact term={<Trans>Where</Trans>}>{where(event)}</Fact>
      <Fact term={<Trans>Organizer</Trans>}>{organizer}</Fact>
      <Fact term={<Trans>Language</Trans>}>{language && languageName(language)}</Fact>
      <Fact term={<Trans>Proposed by</Trans>}>{event.proposed_by?.display_name}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
