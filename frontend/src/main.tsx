/** Starts the app: theme at once, language and first data side by side, then the first picture. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { todayQuery } from "./features/today/queries";
import { firstLanguage, speak } from "./i18n/languages";
import { queries, router } from "./router";
import { applyTheme, currentTheme } from "./ui/theme";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";

applyTheme(currentTheme());
// The app on the home screen starts with Today: it is asked for beside the question who asks.
if (location.pathname === "/today") void queries.prefetchQuery(todayQuery);
// The screen's own code comes while the service says who is signed in, not after.
for (const { routeId } of router.matchRoutes(router.latestLocation)) {
  void router.loadRouteChunk(router.routesById[routeId as keyof typeof router.routesById]);
}
await Promise.all([speak(firstLanguage()), router.load()]);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
