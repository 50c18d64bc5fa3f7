/// <reference lib="webworker" />
/** The service worker: the app starts without a connection, and what was read last can be read again. */
import { clientsClaim, type WorkboxPlugin } from "workbox-core";
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { ANSWERS, PICTURES, SESSION, stamped } from "./offline/store";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** A slow network is given this long before what is kept is shown (seconds). */
const PATIENCE = 3;
/** What Today, Saved and the reading of a suggestion or an event need. */
const READABLE =
  /^\/api\/v1\/(session|me\/(today|saved|ambassadorship|welcome|participations)|suggestions\/[0-9a-f-]{36}|events\/[0-9a-f-]{36}(\/(openings|meetings))?)$/;
/** Pages that the server makes itself; every other address is the app's. */
const SERVED =
  /^\/(api|assets|calendar|docs|healthz|media|metrics|oauth|openapi\.json|problems|readyz|reference|s|scim|\.well-known)(\/|$)/;

// Everything that the app is made of, all four languages too: parts of two versions do not mix, and
// whoever opens a screen for the first time without a connection gets it, if not what it shows.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
clientsClaim();

// A new version waits until somebody says so: no page changes under one's hands.
self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
});

registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [SERVED] }));

/** The oldest entries make room, but for the one that says whose they are. */
function atMost(count: number): WorkboxPlugin {
  return {
    cacheDidUpdate: async ({ cacheName }) => {
      const cache = await caches.open(cacheName);
      const keys = (await cache.keys()).filter((key) => !isSession(key));
      for (const key of keys.slice(0, Math.max(0, keys.length - count))) await cache.delete(key);
    },
  };
}

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/media/"),
  new CacheFirst({ cacheName: PICTURES, plugins: [atMost(120)] }),
);

/** The person whom the kept answers are about; null when nobody has signed in. */
async function who(): Promise<string | null> {
  const session = await caches.match(SESSION, { cacheName: ANSWERS });
  return session ? (await session.json()).person.id : null;
}

function isSession(request: Request): boolean {
  return new URL(request.url).pathname === SESSION;
}

/**
 * Answers say `no-store`: they are kept on purpose, each under the person who was signed in when it
 * was asked for. Whoever signs in later never gets them, and an answer that comes too late, after
 * a sign-out, is not kept at all.
 */
const ofOnePerson: WorkboxPlugin = {
  handlerWillStart: async ({ state }) => {
    if (state) state.person = await who();
  },
  cacheKeyWillBeUsed: async ({ request, state }) => {
    if (isSession(request)) return SESSION;
    const url = new URL(request.url);
    url.searchParams.set("of", String(state?.person));
    return url.href;
  },
  cacheWillUpdate: async ({ request, response, state }) => {
    if (response.status !== 200 || (await who()) !== state?.person) return null;
    if (!isSession(request)) return state?.person ? stamped(response) : null;
    const { person } = await response.clone().json();
    if (state?.person && state.person !== person.id) await caches.delete(ANSWERS);
    return stamped(response);
  },
};

const plugins = [ofOnePerson, atMost(80)];
const quick = new NetworkFirst({ cacheName: ANSWERS, networkTimeoutSeconds: PATIENCE, plugins });
const patient = new NetworkFirst({ cacheName: ANSWERS, plugins });

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && READABLE.test(url.pathname),
  (options) => (options.request.cache === "no-store" ? patient : quick).handle(options),
);
