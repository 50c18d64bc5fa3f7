/** The administrator's rooms, for who may. */
import { createFileRoute, getRouteApi, redirect } from "@tanstack/react-router";
import { Administration } from "../../features/shell/Administration";
import { adminRooms } from "../../features/shell/rooms";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/admin");

export const Route = createFileRoute("/_app/admin")({
  beforeLoad: ({ context, location }) => {
    const rooms = adminRooms(context.me);
    const isBeginning = location.pathname.replace(/\/$/, "") === "/admin";
    const isOpen = rooms.some(({ to }) => location.pathname.startsWith(to));
    if (rooms[0] && !isOpen && !isBeginning) throw redirect({ to: rooms[0].to });
  },
  component: () => <Administration me={route.useRouteContext().me} />,
});
