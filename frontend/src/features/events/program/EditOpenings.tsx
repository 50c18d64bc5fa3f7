/** The parts wanted at an event, for who curates: add, change, take away. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PARTS } from "../../../api/eventWords";
import { Region } from "../../../api/Region";
import { useProblemText } from "../../../i18n/problems";
import { Button } from "../../../ui/Button";
import { Lines } from "../../../ui/Skeleton";
import { useToasts } from "../../../ui/Toasts";
import styles from "../Events.module.css";
import { OpeningCard } from "../Openings";
import { type Event, type Opening, openingsQuery } from "../queries";
import { OpeningDialog } from "./OpeningDialog";
import { useDeleteOpening } from "./openings";

export function EditOpenings({ event }: { event: Event }) {
  const [edited, setEdited] = useState<Opening | "new" | null>(null);
  const openings = useQuery(openingsQuery(event.id));
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2>
          <Trans>Parts wanted</Trans>
        </h2>
        <Button size="small" icon="plus" onClick={() => setEdited("new")}>
          <Trans>Add a part</Trans>
        </Button>
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
                    <Choices opening={opening} onEdit={() => setEdited(opening)} />
                  </OpeningCard>
                </li>
              ))}
            </ul>
          )
        }
      </Region>
      {edited && (
        <OpeningDialog
          eventId={event.id}
          {...(edited !== "new" && { opening: edited })}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function Choices({ opening, onEdit }: { opening: Opening; onEdit: () => void }) {
  const { i18n, t } = useLingui();
  const toasts = useToasts();
  const problemText = useProblemText();
  const remove = useDeleteOpening();
  const name = i18n._(PARTS[opening.part]);
  return (
    <div className={styles.actions}>
      <Button size="small" icon="pen" aria-label={t`Edit “${name}”`} onClick={onEdit}>
        <Trans>Edit</Trans>
      </Button>
      <Button
        size="small"
        busy={remove.isPending}
        aria-label={t`Take away “${name}”`}
        onClick={() =>
          remove.mutate(opening, {
            onError: (error) => toasts.show({ text: problemText(error), tone: "danger" }),
          })
        }
      >
        <Trans>Take away</Trans>
      </Button>
    </div>
  );
}
