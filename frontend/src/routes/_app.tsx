/** All screens for somebody signed in, and over each of them the sheet to pass something on. */
import { createFileRoute, redirect, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { meQuery } from "../api/queries";
import { readShare } from "../features/sharing/search";
import { Shell } from "../features/shell/Shell";
import { speak } from "../i18n/languages";

// Nobody needs these at the start.
const Palette = lazy(async () => ({
  default: (await import("../features/search/Palette")).Palette,
}));
const ShareSheet = lazy(async () => ({
  default: (await import("../features/sharing/ShareSheet")).ShareSheet,
}));

export const Route = createFileRoute("/_app")({
  validateSearch: readShare,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/login", search: { next: location.href } });
    await speak(me.language);
    return { me };
  },
  component: Screens,
});

function Screens() {
  const { share } = useSearch({ strict: false });
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: ".",
      search: ({ share: _, ...others }) => others,
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <Shell palette={Palette} />
      {share && (
        <Suspense>
          <ShareSheet key={share} id={share} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
