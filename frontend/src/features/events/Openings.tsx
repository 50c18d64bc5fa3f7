/** The parts wanted at an event, and what one can do about each. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PARTS } from "../../api/eventWords";
import { type Me, may } from "../../api/queries";
import { Region } from "../../api/Region";
import { Button } from "../../ui/Button";
import { Lines } from "../../ui/Skeleton";
import styles from "./Events.module.css";
import { AskedPeople, NominateDialog } from "./Nominate";
import { nominationsQuery } from "./nominations";
import { OpeningCard } from "./OpeningCard";
import { type Event, type Opening, openingsQuery } from "./queries";
import { TakePart } from "./TakePart";
import { isToCome } from "./wanted";

export function Openings({ event, me }: { event: Event; me: Me }) {
  // Curators ask from the program's page of the event, which shows all of it.
  const mayAsk = may(me, "nominations:make") && !may(me, "events:curate");
  const openings = useQuery(openingsQuery(event.id));
  const isComing = isToCome(event);
  if (!isComing && openings.data?.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{isComing ? <Trans>Parts wanted</Trans> : <Trans>Parts</Trans>}</h2>
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
                    <TakePart event={event} opening={one} />
                    {mayAsk && <AskFor opening={one} />}
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

/** For who leads people: asking somebody while it is open, and whom one has asked. */
function AskFor({ opening }: { opening: Opening }) {
  const { i18n, t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const { data: asked } = useQuery(nominationsQuery(opening.id));
  const name = i18n._(PARTS[opening.part]);
  return (
    <>
      {asked && <AskedPeople nominations={asked} />}
      {opening.is_open && (
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
      )}
      {isAsking && <NominateDialog openingId={opening.id} onClose={() => setAsking(false)} />}
    </>
  );
}
