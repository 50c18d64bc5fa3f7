/** The demo's people, signed in by one call, as the sign-in page does it. */
import type { Page } from "@playwright/test";

export type Persona = "member" | "ambassador" | "manager" | "lead" | "admin";

export async function enter(page: Page, as: Persona, language: string) {
  // A page with an open stream never comes to rest: notifications.spec.ts alone listens.
  await page.route("**/api/v1/stream", (route) => route.fulfill({ status: 204 }));
  const session = await page.request.post("/api/v1/demo/session", { data: { as } });
  if (!session.ok()) throw new Error(`Sign-in as ${as}: ${session.status()}`);
  const me = await page.request.patch("/api/v1/me", { data: { language: language.slice(0, 2) } });
  if (!me.ok()) throw new Error(`Language ${language}: ${me.status()}`);
}
