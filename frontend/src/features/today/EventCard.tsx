/** One event on the day's page: what it takes, what the company gives, why it is here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { COVERS, PARTS } from "../../api/eventWords";
import { Reasons } from "../../api/Reasons";
import { useFormats } from "../../i18n/formats";
import { useWhenListed } from "../../i18n/when";
import { Button, ButtonLink } from "../../ui/Button";
import { Deadline } from "../../ui/Deadline";
import { dotted } from "../../ui/dotted";
import { Dismiss } from "./Dismiss";
import { type EventFacts, offer } from "./eventFacts";
import { MetaLine } from "./MetaLine";
import type { TodayItem } from "./queries";
import type { Reaction } from "./reactions";
import styles from "./SuggestionCard.module.css";
import { ThingLink } from "./ThingLink";
import { useReact } from "./useReact";

interface Props {
  item: Omit<TodayItem, "position">;
  event: EventFacts;
}

export function EventCard({ item, event }: Props) {
  const { t } = useLingui();
  const when = useWhenListed();
  const react = useReact();
  const act = (reaction: Reaction) => react.mutate({ item, reaction, back: "none" });
  return (
    <article className={styles.card} aria-labelledby={`title-${item.id}`}>
      <header className={styles.header}>
        <MetaLine item={item} />
        <Dismiss
          title={item.title}
          onDismiss={(reason) =>
            react.mutate({ item, reaction: "dismissed", reason, back: "none" })
          }
          onDone={() => act("done")}
        />
      </header>
      <div className={styles.body}>
        <div className={styles.texts}>
          <h2 id={`title-${item.id}`} className={styles.title} lang={item.language ?? undefined}>
            <ThingLink item={item} className={styles.titleLink} />
          </h2>
          <p className={styles.when}>{when(event)}</p>
          <Offer event={event} />
        </div>
      </div>
      <Reasons reasons={item.reasons} />
      <div className={styles.actions}>
        <ToEvent item={item} event={event} />
        <Button icon="bookmark" onClick={() => act("saved")} aria-describedby={`title-${item.id}`}>
          {t({ message: "Save", context: "for later" })}
        </Button>
      </div>
    </article>
  );
}

/** Which parts are wanted, how long they take, what the company covers, until when. */
function Offer({ event }: { event: EventFacts }) {
  const { i18n, t } = useLingui();
  const { number } = useFormats();
  const { parts, hours, covers, lastDay } = offer(event);
  const [least, most] = hours.map(number);
  const effort =
    least && (least === most ? t`about ${least} hours` : t`about ${least} to ${most} hours`);
  const facts = dotted([...parts.map((part) => i18n._(PARTS[part])), effort]);
  const given = dotted(covers.map((cover) => i18n._(COVERS[cover])));
  return (
    <>
      {facts && <p className={styles.fact}>{facts}</p>}
      {given && (
        <p className={styles.fact}>
          <Trans>The company covers: {given}</Trans>
        </p>
      )}
      {lastDay && (
        <p className={styles.deadline}>
          <Deadline day={lastDay} />
        </p>
      )}
    </>
  );
}

/** Interest is shown where all the facts are. */
export function ToEvent({ item: { id }, event }: Props) {
  return (
    <ButtonLink
      to="/opportunities/$id"
      params={{ id }}
      variant="primary"
      aria-describedby={`title-${id}`}
    >
      {event.openings.length > 0 ? <Trans>Show interest</Trans> : <Trans>To the event</Trans>}
    </ButtonLink>
  );
}
