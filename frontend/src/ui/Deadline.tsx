/** How many days are left until a last day. */
import { Plural, Trans } from "@lingui/react/macro";
import { daysUntil } from "../i18n/when";
import { Tag } from "./Tag";

const SOON = 14;

export function Deadline({ day }: { day: string }) {
  const days = daysUntil(day);
  return (
    <Tag tone={days >= 0 && days <= SOON ? "warn" : "neutral"} icon="clock">
      <span>
        {days < 0 && <Trans>Deadline over</Trans>}
        {days === 0 && <Trans>Last day today</Trans>}
        {days > 0 && <Plural value={days} one="One day left" other="# days left" />}
      </span>
    </Tag>
  );
}
