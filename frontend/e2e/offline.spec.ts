/** The app on a phone: installable, readable without a connection, what is done then sent once, and nothing left behind. */
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { kept, waiting } from "./device";
import { enter } from "./people";

test.use({ serviceWorkers: "allow", locale: "de-CH", viewport: { width: 360, height: 800 } });
test.describe.configure({ mode: "serial" });

const OFFLINE = /^Du bist offline\. Du siehst den Stand von \d\d:\d\d\.$/;
const NOT_HERE = "Das liegt nicht auf deinem Gerät.";

/** Opens Today and waits until the device has all that it needs to show it again. */
async function open(page: Page) {
  await enter(page, "ambassador", "de-CH");
  await page.goto("/today");
  await expect(page.getByRole("article").first()).toBeVisible();
  await expect
    .poll(() => kept(page))
    .toEqual(expect.arrayContaining(["session", "today", "saved"]));
}

async function reactions(page: Page): Promise<{ id: string; reaction: string }[]> {
  const answer = await page.request.get("/api/v1/me/reactions?limit=100");
  return (await answer.json()).items;
}

/** Everything that goes out to change a reaction, from any tab, and what was answered. */
function sent(context: BrowserContext): string[] {
  const calls: string[] = [];
  context.on("response", (response) => {
    const request = response.request();
    if (request.method() !== "GET" && request.url().includes("/me/reactions/")) {
      calls.push(`${request.method()} ${response.status()}`);
    }
  });
  return calls;
}

test("the app can be installed", async ({ page, context }) => {
  await open(page);
  const browser = await context.newCDPSession(page);

  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");

  // Playwright's pages are private windows, where nothing can be installed.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
});

test("Today and Saved can be read without a connection, and say from when they are", async ({
  page,
  context,
}) => {
  await open(page);
  const titles = await page.getByRole("article").getByRole("heading").allInnerTexts();

  await context.setOffline(true);
  await page.reload();

  await expect(page.getByText(OFFLINE)).toBeVisible();
  await expect(page.getByRole("article").getByRole("heading")).toHaveText(titles);
  await page.getByRole("link", { name: "Gemerkt" }).click();
  await expect(page.getByText(OFFLINE)).toBeVisible();
  await page.goto("/me/skills");
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Du bist offline.")).toBeHidden();
  await expect(page.getByText(NOT_HERE)).toBeHidden();
});

test("what is done offline survives a restart and is sent once, from two tabs", async ({
  page,
  context,
}) => {
  await open(page);
  const other = await context.newPage();
  await other.goto("/today");
  await expect(other.getByRole("article").first()).toBeVisible();
  const before = await reactions(page);
  const calls = sent(context);
  const card = page.getByRole("article").first();
  const title = await card.getByRole("heading").innerText();

  await context.setOffline(true);
  await card.getByRole("button", { name: "Merken" }).click();
  const marked = page.getByRole("article").filter({ hasText: "Gemerkt, wird gesendet" });
  await expect(marked).toContainText(title);
  await page.reload();
  await expect(marked).toContainText(title);
  await expect(other.getByText("Gemerkt, wird gesendet")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
  await page.goto("/saved");
  await expect(marked).toContainText(title);
  await context.setOffline(false);

  await expect(marked).toBeHidden();
  await expect(page.getByRole("article").filter({ hasText: title })).toBeVisible();
  expect(await waiting(page)).toBe(0);
  const after = await reactions(page);
  expect(after.length).toBe(before.length + 1);
  expect(after[0]?.reaction).toBe("saved");
  expect(calls).toEqual(["PUT 200"]);
});

test("what is undone offline is never sent", async ({ page, context }) => {
  await open(page);
  const calls = sent(context);
  const card = page.getByRole("article").first();
  const title = await card.getByRole("heading").innerText();
  await context.setOffline(true);
  await card.getByRole("button", { name: /^Nichts für mich/ }).click();
  await page.getByRole("button", { name: "Nicht mein Thema" }).click();
  const marked = page.getByRole("article").filter({ hasText: "Ausgeblendet, wird gesendet" });

  await marked.getByRole("button", { name: "Rückgängig" }).click();
  await expect(marked).toBeHidden();
  await context.setOffline(false);

  await expect(page.getByText("Du bist offline.")).toBeHidden();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  expect(await waiting(page)).toBe(0);
  expect(calls).toEqual([]);
});

test("signing out leaves nothing on the device, for nobody after", async ({ page, context }) => {
  await open(page);
  const title = await page.getByRole("article").first().getByRole("heading").innerText();
  await page.goto("/me");
  await page.getByRole("button", { name: "Abmelden" }).click();
  await expect(page).toHaveURL(/\/login/);

  const left = await page.evaluate(() => caches.keys());
  expect(left.filter((name) => !name.includes("precache"))).toEqual([]);
  expect(await waiting(page)).toBe(0);
  await context.setOffline(true);
  await page.goto("/today");
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  await context.setOffline(false);
  await page.goto("/login");
  await page.getByRole("button", { name: /Jonas Keller/ }).click();
  await expect(page).toHaveURL(/\/today$/);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(title)).toHaveCount(0);
  await page.goto("/saved");
  await expect(page.getByText(NOT_HERE)).toBeVisible();
});

test("signing out offline forgets at once and ends the session when it can", async ({
  page,
  context,
}) => {
  await open(page);
  await context.setOffline(true);
  await page.getByRole("article").first().getByRole("button", { name: "Merken" }).click();
  await expect.poll(() => waiting(page)).toBe(1);
  await page.getByRole("link", { name: "Ich", exact: true }).click();
  await page.getByRole("button", { name: "Abmelden" }).click();

  await expect(page.getByText(/wurde vor dem Abmelden nicht gesendet/)).toBeVisible();
  expect([await kept(page), await waiting(page)]).toEqual([[], 0]);
  await context.setOffline(false);
  await page.goto("/today");
  await expect(page).toHaveURL(/\/login/);
  expect((await page.request.get("/api/v1/session")).status()).toBe(401);
});

test("a session that has ended elsewhere leaves nothing either", async ({ page, context }) => {
  await open(page);
  await context.setOffline(true);
  await page.getByRole("article").first().getByRole("button", { name: "Merken" }).click();
  await expect.poll(() => waiting(page)).toBe(1);
  await context.clearCookies();
  await context.setOffline(false);

  await expect(page).toHaveURL(/\/login/);
  expect([await kept(page), await waiting(page)]).toEqual([[], 0]);
});
