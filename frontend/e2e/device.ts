/** What the app keeps on a device. */
import type { Page } from "@playwright/test";

/** The last part of the address of each answer that this device keeps. */
export function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!(await caches.has("answers"))) return [];
    const keys = await (await caches.open("answers")).keys();
    return keys.map(({ url }) => new URL(url).pathname.split("/").at(-1) ?? "");
  });
}

/** How much waits to be sent on this device, whoever did it. */
export function waiting(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("fuersprech");
        opening.onsuccess = () => {
          const db = opening.result;
          const count = db.objectStoreNames.contains("queue")
            ? db.transaction("queue").objectStore("queue").count()
            : null;
          if (count) count.onsuccess = () => resolve(count.result);
          else resolve(0);
        };
      }),
  );
}
