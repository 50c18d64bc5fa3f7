/** One event for who curates, with what can be decided about it. */
import { Trans } from "@lingui/react/macro";
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

/** What leads on from where it stands. */
export function Decisions({ event }: { event: Event }) {
  const decide = useDecide();
  const to = (action: Action) => ({
    size: "small" as const,
    busy: decide.isPending,
    onClick: () => decide.mutate({ action, event }),
  });
  switch (event.status) {
    case "proposed":
      return (
        <>
          <Button {...to("approve")} icon="check" variant="primary">
            <Trans>Approve</Trans>
          </Button>
          <Button {...to("archive")} icon="archive">
            <Trans>Archive</Trans>
          </Button>
        </>
      );
    case "approved":
      return (
        <>
          <Button {...to("cancel")} icon="close">
            <Trans>Mark as cancelled</Trans>
          </Button>
          <Button {...to("archive")} icon="archive">
            <Trans>Archive</Trans>
          </Button>
        </>
      );
    case "cancelled":
      return (
        <Button {...to("reinstate")} icon="undo">
          <Trans>It takes place after all</Trans>
        </Button>
      );
    default:
      return (
        <Button {...to("restore")} icon="undo">
          <Trans>Bring back</Trans>
        </Button>
      );
  }
}
