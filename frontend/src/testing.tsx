/** What surrounds a component in the app, for its tests: words, what was read, a place to link from. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });

/** What was read already stands in `queries`, and is not asked for again. */
export function knowing(...known: [key: readonly unknown[], data: unknown][]): QueryClient {
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  for (const [key, data] of known) queries.setQueryData(key, data);
  return queries;
}

export function renderInApp(children: ReactNode, queries = knowing()) {
  return render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <RouterContextProvider router={router}>{children}</RouterContextProvider>
      </QueryClientProvider>
    </I18nProvider>,
  );
}
