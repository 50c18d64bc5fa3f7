/** Deleting myself: what it means is said first; then nothing is left, here or there. */
import { expect, type Page, test } from "@playwright/test";
import { kept, waiting } from "./device";
import { enter } from "./people";

test.use({ serviceWorkers: "allow", locale: "de-CH", viewport: { width: 360, height: 800 } });

const PASSWORD = "Birne Wolke Tram Regal";

/** Somebody of their own, since nobody else's test wants them back; who signs in with the address. */
async function newcomer(page: Page): Promise<string> {
  const email = `deleted-${Date.now()}@velmatic.example`;
  await enter(page, "admin", "de-CH");
  const person = await page.request.post("/api/v1/people", {
    data: { given_name: "Nina", family_name: "Gut", email, language: "de" },
  });
  const { id } = (await person.json()) as { id: string };
  const invitation = await page.request.post(`/api/v1/people/${id}/invitations`);
  const { url } = (await invitation.json()) as { url: string };
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByLabel("Passwort", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Passwort setzen und anmelden" }).click();
  await expect(page).toHaveURL(/\/today$/);
  return email;
}

async function joinWithInterests(page: Page) {
  await page.request.put("/api/v1/me/ambassadorship", { data: { consents: ["found"] } });
  const topics = (await (await page.request.get("/api/v1/topics?limit=5")).json()).items;
  for (const { id } of topics as { id: string }[]) {
    await page.request.put(`/api/v1/me/interests/${id}`, { data: { attitude: "follows" } });
  }
}

test("deleting myself empties the device and ends the sign-in", async ({ page, context }) => {
  const email = await newcomer(page);
  await joinWithInterests(page);
  await page.goto("/today");
  await expect.poll(() => kept(page)).toContain("today");
  const title = await page.getByRole("article").first().getByRole("heading").innerText();
  // What is done does not get through, so something still waits on the device.
  await context.route("**/me/reactions/**", (route) => route.abort());
  await page.getByRole("article").first().getByRole("button", { name: "Merken" }).click();
  await expect.poll(() => waiting(page)).toBe(1);

  await page.goto("/me/data");
  await expect(page.getByText("Das wird gelöscht")).toBeVisible();
  await page.getByRole("button", { name: "Alles über mich löschen" }).click();
  await page.getByRole("button", { name: "Endgültig löschen" }).click();

  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText("Alles über dich ist gelöscht.")).toBeVisible();
  const left = await page.evaluate(() => caches.keys());
  expect(left.filter((name) => !name.includes("precache"))).toEqual([]);
  expect(await waiting(page)).toBe(0);
  await context.setOffline(true);
  await page.goto("/today");
  await expect(page.getByText("Das liegt nicht auf deinem Gerät.")).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);
  await context.setOffline(false);
  const again = await page.request.post("/api/v1/session", { data: { email, password: PASSWORD } });
  expect(again.status()).toBe(401);
});
