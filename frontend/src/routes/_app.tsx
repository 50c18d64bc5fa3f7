/** All screens for somebody signed in. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { meQuery } from "../api/queries";
import { Shell } from "../features/shell/Shell";
import { speak } from "../i18n/languages";

export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/login", search: { next: location.href } });
    await speak(me.language);
    return { me };
  },
  component: Shell,
});
