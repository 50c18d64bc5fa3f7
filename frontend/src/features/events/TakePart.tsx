/** How I stand to a part, in one line, and what I can do next. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { STATES } from "../../api/eventWords";
import { Button, ButtonLink } from "../../ui/Button";
import { Tag } from "../../ui/Tag";
import { BriefingPart } from "./Briefing";
import { DebriefPart } from "./Debrief";
import styles from "./Events.module.css";
import { type MyNomination, myNominationsQuery } from "./nominations";
import { type Mine, mineQuery, useTakePart } from "./participations";
import type { Event, Opening } from "./queries";
import { isOver, isToCome } from "./wanted";

interface Props {
  event: Event;
  opening: Opening;
}

export function TakePart({ event, opening }: Props) {
  const { data: all } = useQuery(mineQuery);
  const { data: nominations } = useQuery(myNominationsQuery);
  const mine = all?.find(({ opening_id }) => opening_id === opening.id);
  const take = useTakePart(opening.id, mine?.note);
  const state = opening.my_state === "withdrawn" ? null : opening.my_state;
  const hasSeat = state === "confirmed" || state === "attended";
  const isIn = state === "interested" || state === "applied" || hasSeat;
  const hasBegun = Date.parse(event.starts_at) <= Date.now();
  const mayApply = opening.is_open && (state === null || state === "interested");
  const asked = nominations?.find(({ opening_id }) => opening_id === opening.id);
  const isAsked = asked?.state === "open" && (!isIn || state === "interested");
  return (
    <>
      {state && (
        <State state={state} place={isToCome(event) ? (mine?.waiting_place ?? null) : null} />
      )}
      {state === "applied" && !opening.is_first_come && isToCome(event) && (
        <p className={styles.detail}>
          <Trans>The program team chooses. You get a message, whatever they decide.</Trans>
        </p>
      )}
      <BriefingPart opening={opening} hasSeat={hasSeat} />
      {isAsked && <AskedBy nomination={asked} />}
      <div className={styles.actions}>
        {isAsked && (
          <ButtonLink size="small" variant="primary" to="/me/nominations">
            <Trans>Answer</Trans>
          </ButtonLink>
        )}
        {mayApply && !isAsked && (
          <Button
            size="small"
            variant="primary"
            busy={take.isPending}
            onClick={() => take.mutate("applied")}
          >
            <Way opening={opening} />
          </Button>
        )}
        {opening.is_open && state === null && (
          <Button size="small" busy={take.isPending} onClick={() => take.mutate("interested")}>
            <Trans>Show interest</Trans>
          </Button>
        )}
        {state === "attended" && (
          <ButtonLink size="small" icon="heart" to="/kudos" search={{ event: opening.event_id }}>
            <Trans>Say thanks</Trans>
          </ButtonLink>
        )}
        {state === "confirmed" && hasBegun && (
          <Button
            size="small"
            variant="primary"
            busy={take.isPending}
            onClick={() => take.mutate("attended")}
          >
            <Trans>I was there</Trans>
          </Button>
        )}
        {/* Who was at meetings of what goes on has a seat at the others. */}
        {isIn && !(state === "attended" && isOver(event)) && (
          <Button size="small" busy={take.isPending} onClick={() => take.mutate(null)}>
            <Trans>Withdraw</Trans>
          </Button>
        )}
      </div>
      {state === "attended" && <DebriefPart openingId={opening.id} />}
    </>
  );
}

/** What applying comes to: where whoever comes first has a seat, nobody decides about it. */
function Way({ opening: { is_first_come, seats_left } }: Pick<Props, "opening">) {
  if (!is_first_come) return <Trans>Apply</Trans>;
  return seats_left > 0 ? <Trans>Take a seat</Trans> : <Trans>Join the waiting list</Trans>;
}

function AskedBy({ nomination }: { nomination: MyNomination }) {
  const name = nomination.nominated_by.display_name;
  return (
    <p>
      <Trans>{name} asks you.</Trans>
    </p>
  );
}

interface StateProps {
  state: Mine["state"];
  /** In the waiting list; null where there is none. */
  place: number | null;
}

export function State({ state, place }: StateProps) {
  const { i18n } = useLingui();
  return (
    <p className={styles.detail}>
      <Tag tone={state === "confirmed" || state === "attended" ? "success" : "brand"}>
        {i18n._(STATES[state])}
      </Tag>{" "}
      {state === "interested" && <Trans>Only you see this.</Trans>}
      {place !== null && <Trans>Waiting list: place {place}</Trans>}
    </p>
  );
}
