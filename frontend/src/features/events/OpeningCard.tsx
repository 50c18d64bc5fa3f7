/** A part wanted at an event: what is to do, how long it takes, what the company gives, until when. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { COVERS, PARTS } from "../../api/eventWords";
import { useFormats } from "../../i18n/formats";
import { Deadline } from "../../ui/Deadline";
import { dotted } from "../../ui/dotted";
import { Tag, TagList } from "../../ui/Tag";
import styles from "./Events.module.css";
import type { Opening } from "./queries";

interface CardProps {
  opening: Opening;
  /** What can be done with it. */
  children?: ReactNode;
}

export function OpeningCard({ opening, children }: CardProps) {
  const { i18n, t } = useLingui();
  const { date } = useFormats();
  const { description, skills, closes_on, is_open } = opening;
  // The event's call has a last day of its own beside it.
  const last = is_open && closes_on && date(closes_on);
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
      {last && (
        <p className={styles.detail}>
          <Trans>Come forward by {last}.</Trans>
        </p>
      )}
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
  const hours = Number(effort_hours);
  return (
    <p className={styles.detail}>
      <Plural value={seats} one="One seat" other="# seats" />
      {hours > 0 && (
        <>
          {" · "}
          <Plural value={hours} one="about # hour" other="about # hours" />
        </>
      )}
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
