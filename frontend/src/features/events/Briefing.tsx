/** What to know before a part, for who has a seat in it. */
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Region } from "../../api/Region";
import { Fold } from "../../ui/Fold";
import { Lines } from "../../ui/Skeleton";
import { type Briefing, briefingQuery } from "./briefings";
import styles from "./Events.module.css";
import type { Opening } from "./queries";

interface Props {
  opening: Opening;
  /** Whether this person has a seat. */
  hasSeat: boolean;
}

/** One line for everybody that there is one; the briefing itself for who has a seat. */
export function BriefingPart({ opening, hasSeat }: Props) {
  if (!opening.has_briefing) return null;
  if (!hasSeat) {
    return (
      <p className={styles.detail}>
        <Trans>Who has the seat gets a briefing.</Trans>
      </p>
    );
  }
  return (
    <Fold summary={<Trans>Your briefing</Trans>}>
      <Loaded openingId={opening.id} />
    </Fold>
  );
}

function Loaded({ openingId }: { openingId: string }) {
  const briefing = useQuery(briefingQuery(openingId));
  return (
    <Region query={briefing} skeleton={<Lines count={4} />}>
      {(data) => <Facts briefing={data} />}
    </Region>
  );
}

function Facts({ briefing }: { briefing: Briefing }) {
  const { audience, audience_size, details, contact_name, contact_reach } = briefing;
  const { preparation, materials } = briefing;
  return (
    <dl className={styles.told}>
      {(audience || audience_size !== null) && (
        <Fact name={<Trans>Audience</Trans>}>
          {audience}
          {audience && audience_size !== null && " · "}
          {audience_size !== null && (
            <Plural value={audience_size} one="about # person" other="about # people" />
          )}
        </Fact>
      )}
      {details && <Fact name={<Trans>How it goes</Trans>}>{details}</Fact>}
      {(contact_name || contact_reach) && (
        <Fact name={<Trans>Contact</Trans>}>
          {contact_name}
          {contact_name && contact_reach && " · "}
          <Reach text={contact_reach} />
        </Fact>
      )}
      {preparation && <Fact name={<Trans>To prepare</Trans>}>{preparation}</Fact>}
      {materials.length > 0 && (
        <Fact name={<Trans>Material</Trans>}>
          <ul className={styles.told}>
            {materials.map(({ title, url }) => (
              <li key={url}>
                <a className={styles.link} href={url} target="_blank" rel="noreferrer">
                  {title}
                  <span className="visually-hidden">
                    {" "}
                    <Trans>(opens in a new tab)</Trans>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles.note}>{children}</dd>
    </>
  );
}

const MAIL = /^[^\s@]+@[^\s@]+$/;
const PHONE = /^\+?[\d\s'’/().-]{6,}$/;

/** An address or a number leads to where one can use it. */
function Reach({ text }: { text: string }) {
  if (MAIL.test(text)) return <a href={`mailto:${text}`}>{text}</a>;
  if (PHONE.test(text)) return <a href={`tel:${text.replace(/[^\d+]/g, "")}`}>{text}</a>;
  return text;
}
