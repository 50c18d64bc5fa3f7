/** The program's rooms: curation, sources, topics, goals, for who may. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { Program, roomsFor } from "../../features/shell/Program";

export const Route = createFileRoute("/_app/program")({
  beforeLoad: ({ context, location }) => {
    const rooms = roomsFor(context.me);
    const isBeginning = location.pathname.replace(/\/$/, "") === "/program";
    const isOpen = rooms.some(({ to }) => location.pathname.startsWith(to));
    if (!isOpen && !isBeginning) throw redirect({ to: rooms[0]?.to ?? "/today" });
  },
  component: () => <Program me={Route.useRouteContext().me} />,
});
