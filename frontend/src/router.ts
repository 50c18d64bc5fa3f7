/** Router and query cache of the app, and what happens when the session has ended. */
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { asProblem, isPassing, retryDelay } from "./api/problem";
import { meQuery } from "./api/queries";
import { endSession, onOtherTab } from "./api/session";
import { routeTree } from "./routeTree.gen";

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      // Without a connection the service worker answers from what is kept here, or nobody does.
      networkMode: "offlineFirst",
      retry: (count, error) => navigator.onLine && count < 2 && isPassing(error),
      retryDelay,
      staleTime: 15_000,
    },
    // A change that cannot be sent says so at once instead of waiting unseen.
    mutations: { networkMode: "always" },
  },
});

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  // What a screen does not know in its address is left out, instead of reaching it unread.
  search: { strict: true },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** An answer 401 in the middle of work: the session is over, and so is what we know of the person. */
function leaveWhenSignedOut(error: unknown) {
  if (asProblem(error)?.status !== 401 || !queries.getQueryData(meQuery.queryKey)) return;
  void endSession(queries).then(() => router.invalidate());
}

onOtherTab(() => {
  queries.clear();
  // Drafts: each tab has its own, out of reach for the one that ended the session.
  sessionStorage.clear();
  void router.invalidate();
});
