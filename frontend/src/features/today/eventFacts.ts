/** What an event's parts come to together: hours, what is covered, until when one can decide. */
import type { Schemas } from "../../api/client";

export type EventFacts = NonNullable<Schemas["TodayItem"]["event"]>;

/** `hours` are the least and the most that a part takes; none where nobody has said. */
export function offer({
  openings,
  call_closes_on,
}: Pick<EventFacts, "openings" | "call_closes_on">) {
  const hours = openings
    .flatMap(({ effort_hours }) => (effort_hours ? [Number(effort_hours)] : []))
    .toSorted((one, other) => one - other);
  const days = [call_closes_on, ...openings.map(({ closes_on }) => closes_on)];
  return {
    parts: [...new Set(openings.map(({ part }) => part))],
    hours: hours.length > 0 ? [hours[0] ?? 0, hours.at(-1) ?? 0] : [],
    covers: [...new Set(openings.flatMap(({ covers }) => covers))],
    lastDay: days.filter((day) => day !== null).toSorted()[0] ?? null,
  };
}
