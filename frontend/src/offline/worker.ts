/** Installs the service worker, lets it keep what is on the screen already, and tells of a new version. */
import { mayKeep } from "./store";

interface Told {
  /** A new version waits; `takeOver` starts it. */
  onUpdate: (takeOver: () => void) => void;
  /** The worker is there for the first time: what was read before it came is not kept yet. */
  onFirst: () => void;
}

const HOUR = 3_600_000;

export function installWorker(told: Told): void {
  if (!import.meta.env.PROD || !mayKeep || !("serviceWorker" in navigator)) return;
  // After the page has what it needs: the first picture does not wait for this.
  if (document.readyState === "complete") void install(told);
  else addEventListener("load", () => void install(told), { once: true });
}

async function install({ onUpdate, onFirst }: Told): Promise<void> {
  const { serviceWorker } = navigator;
  let isFirst = !serviceWorker.controller;
  let isWanted = false;

  serviceWorker.addEventListener("controllerchange", () => {
    if (isFirst) {
      isFirst = false;
      keepPictures();
      onFirst();
    } else if (isWanted) location.reload();
    // Another tab wanted it: this one goes on until somebody reloads it.
    else onUpdate(() => location.reload());
  });

  // Where the browser refuses (no site data allowed), the app works as any page does.
  const registration = await serviceWorker.register("/sw.js").catch(() => undefined);
  if (!registration) return;

  function offer({ waiting }: ServiceWorkerRegistration) {
    if (!waiting || !serviceWorker.controller) return;
    onUpdate(() => {
      isWanted = true;
      waiting.postMessage("take-over");
    });
  }

  offer(registration);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") offer(registration);
    });
  });
  // An app on the home screen is seldom loaded anew: it asks by itself.
  setInterval(() => void registration.update().catch(() => undefined), HOUR);
}

/** The pictures loaded before the worker came; they come from the browser's own cache. */
function keepPictures(): void {
  for (const { name } of performance.getEntriesByType("resource")) {
    const { origin, pathname } = new URL(name);
    if (origin === location.origin && pathname.startsWith("/media/")) {
      void fetch(name).catch(() => undefined);
    }
  }
}
