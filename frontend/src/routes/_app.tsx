/** All screens for somebody signed in. */
import { createFileRoute, redirect } from "@tanstack/react-router";
import { lazy } from "react";
import { meQuery } from "../api/queries";
import { Shell } from "../features/shell/Shell";
import { speak } from "../i18n/languages";

// Nobody loads it before they want to search.
const Palette = lazy(async () => {
  const { Palette: loaded } = await import("../features/search/Palette");
  return { default: loaded };
});

export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/login", search: { next: location.href } });
    await speak(me.language);
    return { me };
  },
  component: () => <Shell palette={Palette} />,
});
