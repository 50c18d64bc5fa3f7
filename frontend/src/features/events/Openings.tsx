/** The parts wanted at an event: what is to do, how long it takes, what the company gives, until when. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { COVERS, PARTS } from "../../api/eventWords";
import { type Me, may } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { Button } from "../../ui/Button";
import { Deadline } from "../../ui/Deadline";
import { dotted } from "../../ui/dotted";
import { Lines } from "../../ui/Skeleton";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Events.module.css";
import { AskedPeople, NominateDialog } from "./Nominate";
import { nominationsQuery } from "./nominations";
import { type Event, type Opening, openingsQuery } from "./queries";
import { TakePart } from "./TakePart";

export function Openings({ event, me }: { event: Event; me: Me }) {
  // Curators ask from the program's page of the event, which shows all of it.
  const mayAsk = may(me, "nominations:make") && !may(me, "events:curate");
  const openings = useQuery(openingsQuery(event.id));
  return (
    <section className={styles.part}>
      <h2>
        <Trans>Parts wanted</Trans>
      </h2>
      <Region query={openings} skeleton={<Lines count={3} />}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.detail}>
              <Trans>None at the moment.</Trans>
            </p>
          ) : (
            <ul className={styles.group}>
              {items.map((one) => (
                <li key={one.id}>
                  <OpeningCard opening={one}>
                    <TakePart opening={one} />
                    {mayAsk && one.is_open && <AskFor opening={one} />}
                  </OpeningCard>
                </li>
              ))}
            </ul>
          )
        }
      </Region>
    </section>
  );
}

/** For who leads people: asking somebody, and whom one has asked. */
function AskFor({ opening }: { opening: Opening }) {
  const { i18n, t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const { data: asked } = useQuery(nominationsQuery(opening.id));
  const name = i18n._(PARTS[opening.part]);
  return (
    <>
      {asked && <AskedPeople nominations={asked} />}
      <div className={styles.actions}>
        <Button
          size="small"
          icon="person"
          aria-label={t`Ask somebody for “${name}”`}
          onClick={() => setAsking(true)}
        >
          <Trans>Ask somebody</Trans>
        </Button>
      </div>
      {isAsking && <NominateDialog openingId={opening.id} onClose={() => setAsking(false)} />}
    </>
  );
}

interface CardProps {
  opening: Opening;
  /** What can be done with it. */
  children?: ReactNode;
}

export function OpeningCard({ opening, children }: CardProps) {
  const { i18n, t } = useLingui();
  const { description, skills, closes_on, is_open } = opening;
  return (
    <article className={styles.opening}>
      <div className={styles.head}>
        <h3 className={styles.name}>{i18n._(PARTS[opening.part])}</h3>
        {closes_on && is_open && <Deadline day={closes_on} />}
        {!is_open && (
          <Tag>
            <Trans>Closed</Trans>
          </Tag>
        )}
      </div>
      <Effort opening={opening} />
      {description && <p className={styles.note}>{description}</p>}
      {skills.length > 0 && (
        <TagList label={t`Skills`}>
          {skills.map(({ id, label }) => (
            <li key={id}>
              <Tag>{label}</Tag>
            </li>
          ))}
        </TagList>
      )}
      <Covered opening={opening} />
      {children}
    </article>
  );
}

function Effort({ opening: { seats, effort_hours } }: { opening: Opening }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const hours = effort_hours && number(effort_hours);
  return (
    <p className={styles.detail}>
      <Plural value={seats} one="One seat" other="# seats" />
      {hours && ` · ${t`about ${hours} hours`}`}
    </p>
  );
}

function Covered({ opening: { covers, covers_note } }: { opening: Opening }) {
  const { i18n } = useLingui();
  if (covers.length === 0 && !covers_note) return null;
  const given = dotted(covers.map((cover) => i18n._(COVERS[cover])));
  return (
    <p className={styles.detail}>
      {given && <Trans>The company covers: {given}</Trans>}
      {given && covers_note && ". "}
      {covers_note}
    </p>
  );
}
