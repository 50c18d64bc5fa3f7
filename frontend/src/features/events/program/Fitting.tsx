/** Who would fit a part, the best first, with the reason; only those who consent to be proposed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "../../../api/queries";
import { Region } from "../../../api/Region";
import { useFormats } from "../../../i18n/formats";
import { Button } from "../../../ui/Button";
import { Fold } from "../../../ui/Fold";
import { Lines } from "../../../ui/Skeleton";
import styles from "../Events.module.css";
import { NominateDialog } from "../Nominate";
import type { Nomination, Person } from "../nominations";
import type { Opening } from "../queries";
import { candidatesQuery } from "./people";

interface Props {
  opening: Opening;
  nominations: readonly Nomination[];
}

export function Fitting({ opening, nominations }: Props) {
  const candidates = useQuery(candidatesQuery(opening.id));
  const [asked, setAsked] = useState<Person | null>(null);
  const { data: me } = useQuery(meQuery);
  // Nobody asks themselves: they apply.
  const known = new Set([me?.id, ...nominations.map(({ person }) => person.id)]);
  return (
    <Fold summary={<Trans>Who would fit</Trans>}>
      <Region query={candidates} skeleton={<Lines count={3} />}>
        {({ items }) => {
          const others = items.filter(({ person }) => !known.has(person.id));
          if (others.length === 0) {
            return (
              <p className={styles.detail}>
                <Trans>
                  Nobody else at the moment. Only who consents to be proposed is here; you can ask
                  anybody.
                </Trans>
              </p>
            );
          }
          return (
            <ol className={styles.lines}>
              {others.map(({ person, skills, topics }) => (
                <li key={person.id} className={styles.line}>
                  <div className={styles.entry}>
                    {person.display_name}
                    <Why
                      skills={skills.map(({ label }) => label)}
                      topics={topics.map(({ name }) => name)}
                    />
                  </div>
                  <Ask person={person} onAsk={() => setAsked(person)} />
                </li>
              ))}
            </ol>
          );
        }}
      </Region>
      {asked && (
        <NominateDialog openingId={opening.id} person={asked} onClose={() => setAsked(null)} />
      )}
    </Fold>
  );
}

/** What is wanted and the person knows says more than what it is about. */
function Why({ skills, topics }: { skills: string[]; topics: string[] }) {
  const { list } = useFormats();
  if (skills.length + topics.length === 0) return null;
  const named = list(skills.length > 0 ? skills : topics);
  return (
    <p className={styles.detail}>
      {skills.length > 0 ? <Trans>Knows about {named}</Trans> : <Trans>In common: {named}</Trans>}
    </p>
  );
}

function Ask({ person, onAsk }: { person: Person; onAsk: () => void }) {
  const { t } = useLingui();
  return (
    <Button size="small" aria-label={`${t`Ask`}: ${person.display_name}`} onClick={onAsk}>
      <Trans>Ask</Trans>
    </Button>
  );
}
