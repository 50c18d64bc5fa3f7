/** A part for who curates: who has a seat, who applied or waits, who is asked, who would fit. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Refused } from "../../../api/Refused";
import { Region } from "../../../api/Region";
import { useFormats } from "../../../i18n/formats";
import { Button } from "../../../ui/Button";
import { Confirm } from "../../../ui/Confirm";
import { Lines } from "../../../ui/Skeleton";
import { Tag } from "../../../ui/Tag";
import styles from "../Events.module.css";
import { AskedPeople, NominateDialog } from "../Nominate";
import { nominationsQuery } from "../nominations";
import type { Event, Opening } from "../queries";
import { isOver } from "../wanted";
import { Fitting } from "./Fitting";
import { type Participation, participationsQuery, useConfirm, useDecline } from "./people";
import { ShownDebriefs } from "./ShownDebriefs";

interface Props {
  event: Event;
  opening: Opening;
}

export function People({ event, opening }: Props) {
  const [isAsking, setAsking] = useState(false);
  const participations = useQuery(participationsQuery(opening.id));
  const nominations = useQuery(nominationsQuery(opening.id));
  return (
    <div className={styles.group}>
      <Region query={participations} skeleton={<Lines count={2} />}>
        {(all) => <Participations isOver={isOver(event)} opening={opening} all={all} />}
      </Region>
      <Region query={nominations} skeleton={<Lines count={1} />}>
        {(asked) => (
          <>
            <AskedPeople nominations={asked} />
            {opening.is_open && <Fitting opening={opening} nominations={asked} />}
          </>
        )}
      </Region>
      {opening.is_open && (
        <div className={styles.actions}>
          <Button size="small" icon="person" onClick={() => setAsking(true)}>
            <Trans>Ask somebody</Trans>
          </Button>
        </div>
      )}
      {isAsking && <NominateDialog openingId={opening.id} onClose={() => setAsking(false)} />}
    </div>
  );
}

interface ParticipationsProps {
  isOver: boolean;
  opening: Opening;
  all: Participation[];
}

function Participations({ isOver, opening, all }: ParticipationsProps) {
  const seated = all.filter(({ state }) => state !== "applied");
  const waiting = all.filter(({ state }) => state === "applied");
  // Whoever comes first has the seat there; others wait in their order.
  const isFirstCome = opening.part === "attendee";
  const { seats_left } = opening;
  return (
    <>
      {isOver && all.length === 0 && (
        <p className={styles.detail}>
          <Trans>Nobody had this part.</Trans>
        </p>
      )}
      {!isOver && (
        <p className={styles.detail}>
          {seats_left === 0 ? (
            <Trans>All seats are taken.</Trans>
          ) : (
            <Plural value={seats_left} one="One seat is free." other="# seats are free." />
          )}{" "}
          {all.length === 0 && <Trans>Nobody has applied yet.</Trans>}
        </p>
      )}
      {seated.length > 0 && (
        <section>
          <h4 className={styles.legend}>
            <Trans>With a seat</Trans>
          </h4>
          <ul className={styles.lines}>
            {seated.map((one) => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section>
          <h4 className={styles.legend}>
            {isFirstCome ? <Trans>Waiting for a seat</Trans> : <Trans>Applied</Trans>}
          </h4>
          <ol className={styles.lines}>
            {waiting.map((one) => (
              <Line key={one.id} one={one} mayConfirm={seats_left > 0} />
            ))}
          </ol>
        </section>
      )}
      {seated.some(({ state }) => state === "attended") && <ShownDebriefs opening={opening} />}
    </>
  );
}

function Line({ one, mayConfirm = false }: { one: Participation; mayConfirm?: boolean }) {
  const { t } = useLingui();
  const { date } = useFormats();
  const [isDeclining, setDeclining] = useState(false);
  const confirm = useConfirm();
  const name = one.person.display_name;
  const since = date(one.applied_at);
  return (
    <li className={styles.line}>
      <div className={styles.entry}>
        {name}{" "}
        {one.state === "attended" && (
          <Tag tone="success">
            <Trans>Was there</Trans>
          </Tag>
        )}
        {one.state === "applied" && (
          <p className={styles.detail}>
            <Trans>Since {since}</Trans>
          </p>
        )}
        {one.note && <p className={styles.note}>{one.note}</p>}
      </div>
      {one.state !== "attended" && (
        <div className={styles.actions}>
          {mayConfirm && (
            <Button
              size="small"
              busy={confirm.isPending}
              aria-label={`${t`Give the seat`}: ${name}`}
              onClick={() => confirm.mutate(one)}
            >
              <Trans>Give the seat</Trans>
            </Button>
          )}
          <Button
            size="small"
            aria-label={`${t`Turn down`}: ${name}`}
            onClick={() => setDeclining(true)}
          >
            <Trans>Turn down</Trans>
          </Button>
        </div>
      )}
      {isDeclining && <Decline one={one} onClose={() => setDeclining(false)} />}
    </li>
  );
}

function Decline({ one, onClose }: { one: Participation; onClose: () => void }) {
  const { t } = useLingui();
  const decline = useDecline();
  const name = one.person.display_name;
  return (
    <Confirm
      title={t`Turn down ${name}?`}
      confirmLabel={t`Turn down`}
      cancelLabel={t`Cancel`}
      busy={decline.isPending}
      onConfirm={() => decline.mutate(one, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <Refused error={decline.error} />
      <p>
        <Trans>
          Only {name} learns of it, and is no longer on this list. Better tell them too.
        </Trans>
      </p>
    </Confirm>
  );
}
