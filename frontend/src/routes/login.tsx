/** Signing in. */
import { createFileRoute, getRouteApi, redirect } from "@tanstack/react-router";
import { meQuery } from "../api/queries";
import { demoQuery } from "../features/identity/queries";
import { SignIn } from "../features/identity/SignIn";

// Not `Route.use…`: that would pull the whole screen's chunk to the start.
const route = getRouteApi("/login");

interface Search {
  next?: string;
}

export const Route = createFileRoute("/login")({
  validateSearch: ({ next }: Record<string, unknown>): Search =>
    typeof next === "string" && isOwn(next) ? { next } : {},
  beforeLoad: async ({ context, search }) => {
    void context.queries.prefetchQuery(demoQuery);
    const me = await context.queries.ensureQueryData(meQuery).catch(() => null);
    if (me) throw redirect({ href: search.next ?? "/today" });
  },
  component: () => <SignIn next={route.useSearch().next ?? "/today"} />,
});

/** Only a path of our own: after signing in nobody is led elsewhere. */
function isOwn(next: string): boolean {
  return next.startsWith("/") && new URL(next, location.origin).origin === location.origin;
}
