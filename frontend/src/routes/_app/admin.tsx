/** The administrator's rooms, for who may. */
import { createFileRoute, getRouteApi, redirect } from "@tanstack/react-router";
import { Administration } from "../../features/shell/Administration";
import { officesFor } from "../../features/shell/offices";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/_app/admin");

export const Route = createFileRoute("/_app/admin")({
  beforeLoad: ({ context, location }) => {
    const offices = officesFor(context.me);
    const isBeginning = location.pathname.replace(/\/$/, "") === "/admin";
    const isOpen = offices.some(({ to }) => location.pathname.startsWith(to));
    if (offices[0] && !isOpen && !isBeginning) throw redirect({ to: offices[0].to });
  },
  component: () => <Administration me={route.useRouteContext().me} />,
});
