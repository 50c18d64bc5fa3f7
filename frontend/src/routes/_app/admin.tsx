/** The administrator's rooms, for who may. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { Administration, officesFor } from "../../features/shell/Administration";

export const Route = createFileRoute("/_app/admin")({
  beforeLoad: ({ context, location }) => {
    const offices = officesFor(context.me);
    const isBeginning = location.pathname.replace(/\/$/, "") === "/admin";
    const isOpen = offices.some(({ to }) => location.pathname.startsWith(to));
    if (!isOpen && !isBeginning) throw redirect({ to: offices[0]?.to ?? "/today" });
  },
  component: () => <Administration me={Route.useRouteContext().me} />,
});
