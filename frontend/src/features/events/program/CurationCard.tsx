/** One event for who curates, with what can be decided about it. */
import { useLingui } from "@lingui/react/macro";
import { Button } from "../../../ui/Button";
import { EventCard } from "../EventCard";
import type { Event } from "../queries";
import { type Action, useDecide } from "./queries";

export function CurationCard({ event }: { event: Event }) {
  return (
    <EventCard event={event} to="/program/events/$id">
      <Decisions event={event} />
    </EventCard>
  );
}

/** What leads on from where it stands; each names its event, as there may be many in a list. */
export function Decisions({ event }: { event: Event }) {
  const { t } = useLingui();
  const decide = useDecide();
  const to = (action: Action, label: string) => ({
    size: "small" as const,
    busy: decide.isPending,
    children: label,
    "aria-label": `${label}: ${event.title}`,
    onClick: () => decide.mutate({ action, event }),
  });
  switch (event.status) {
    case "proposed":
      return (
        <>
          <Button {...to("approve", t`Approve`)} icon="check" variant="primary" />
          <Button {...to("archive", t`Archive`)} icon="archive" />
        </>
      );
    case "approved":
      return (
        <>
          <Button {...to("cancel", t`Mark as cancelled`)} icon="close" />
          <Button {...to("archive", t`Archive`)} icon="archive" />
        </>
      );
    case "cancelled":
      return <Button {...to("reinstate", t`It takes place after all`)} icon="undo" />;
    default:
      return <Button {...to("restore", t`Bring back`)} icon="undo" />;
  }
}
