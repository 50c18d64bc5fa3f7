/** The parts wanted at an event, for who curates: add, change, take away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useId, useState } from "react";
import { PARTS } from "../../../api/eventWords";
import { Region } from "../../../api/Region";
import { Button } from "../../../ui/Button";
import { Lines } from "../../../ui/Skeleton";
import styles from "../Events.module.css";
import { OpeningCard } from "../OpeningCard";
import { type Event, type Opening, openingsQuery } from "../queries";
import { isToCome } from "../wanted";
import { useDeleteOpening } from "./openings";
import { participationsQuery } from "./people";

// The editor comes first; who takes part, and what is opened only when wanted, after it.
const OpeningDialog = lazy(() =>
  import("./OpeningDialog").then((found) => ({ default: found.OpeningDialog })),
);
const People = lazy(() => import("./People").then((found) => ({ default: found.People })));
const BriefingDialog = lazy(() =>
  import("./BriefingDialog").then((found) => ({ default: found.BriefingDialog })),
);

export function EditOpenings({ event }: { event: Event }) {
  const [edited, setEdited] = useState<Opening | "new" | null>(null);
  const [briefed, setBriefed] = useState<Opening | null>(null);
  const openings = useQuery(openingsQuery(event.id));
  const isComing = isToCome(event);
  if (!isComing && openings.data?.length === 0) return null;
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2>{isComing ? <Trans>Parts wanted</Trans> : <Trans>Parts</Trans>}</h2>
        {isComing && (
          <Button size="small" icon="plus" onClick={() => setEdited("new")}>
            <Trans>Add a part</Trans>
          </Button>
        )}
      </div>
      <Region query={openings} skeleton={<Lines count={3} />}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.detail}>
              <Trans>None yet. Say whom you look for and what the company gives for it.</Trans>
            </p>
          ) : (
            <ul className={styles.group}>
              {items.map((opening) => (
                <li key={opening.id}>
                  <OpeningCard opening={opening}>
                    <Choices
                      opening={opening}
                      onEdit={() => setEdited(opening)}
                      onBrief={() => setBriefed(opening)}
                    />
                    <Suspense fallback={<Lines count={2} />}>
                      <People event={event} opening={opening} />
                    </Suspense>
                  </OpeningCard>
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {briefed && (
        <Suspense>
          <BriefingDialog opening={briefed} onClose={() => setBriefed(null)} />
        </Suspense>
      )}
      {edited && (
        <Suspense>
          <OpeningDialog
            eventId={event.id}
            {...(edited !== "new" && { opening: edited })}
            onClose={() => setEdited(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

interface ChoicesProps {
  opening: Opening;
  onEdit: () => void;
  onBrief: () => void;
}

function Choices({ opening, onEdit, onBrief }: ChoicesProps) {
  const { i18n, t } = useLingui();
  const name = i18n._(PARTS[opening.part]);
  const briefing = opening.has_briefing ? t`Briefing` : t`Write a briefing`;
  return (
    <div className={styles.actions}>
      <Button size="small" icon="pen" aria-label={t`Edit “${name}”`} onClick={onEdit}>
        <Trans>Edit</Trans>
      </Button>
      <Button size="small" aria-label={`${briefing}: ${name}`} onClick={onBrief}>
        {briefing}
      </Button>
      <TakeAway opening={opening} name={name} />
    </div>
  );
}

/** At once, and undone by the message; not while somebody has applied, which is said there. */
function TakeAway({ opening, name }: { opening: Opening; name: string }) {
  const { t } = useLingui();
  const remove = useDeleteOpening();
  const { data: people } = useQuery(participationsQuery(opening.id));
  const hint = useId();
  const isTaken = people !== undefined && people.length > 0;
  return (
    <>
      <Button
        size="small"
        busy={remove.isPending}
        disabled={isTaken}
        aria-label={t`Take away “${name}”`}
        aria-describedby={isTaken ? hint : undefined}
        onClick={() => remove.mutate(opening)}
      >
        <Trans>Take away</Trans>
      </Button>
      {isTaken && (
        <span id={hint} className={styles.detail}>
          <Trans>It stays while somebody has applied or has a seat.</Trans>
        </span>
      )}
    </>
  );
}
