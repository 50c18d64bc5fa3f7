/** The program's rooms: curation, sources, topics, goals, for who may. */
import { createFileRoute, getRouteApi, redirect } from "@tanstack/react-router";
import { Program } from "../../features/shell/Program";
import { programRooms } from "../../features/shell/rooms";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/program");

export const Route = createFileRoute("/_app/program")({
  beforeLoad: ({ context, location }) => {
    const rooms = programRooms(context.me);
    const isBeginning = location.pathname.replace(/\/$/, "") === "/program";
    const isOpen = rooms.some(({ to }) => location.pathname.startsWith(to));
    if (!isOpen && !isBeginning) throw redirect({ to: rooms[0]?.to ?? "/today" });
  },
  component: () => <Program me={route.useRouteContext().me} />,
});
