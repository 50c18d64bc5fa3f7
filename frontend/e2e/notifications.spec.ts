/** What concerns somebody reaches the screens they have open at once, and is read on all of them alike. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { enter, type Persona } from "./people";
import { words } from "./words";

const language = "en";
const say = words[language];

test("thanks show on open screens, and are read on all of them", async ({ browser }) => {
  const desk = await listening(browser, "ambassador", 1280);
  const phone = await listening(browser, "ambassador", 360);
  const now = new Date().toISOString();
  await desk.request.put("/api/v1/me/notifications/read", { data: { until: now } });
  const dot = desk.getByRole("img", { name: say.someUnread });
  await expect(dot).toBeHidden();

  await thank(browser, desk);
  await expect(dot).toBeVisible();
  await phone.getByRole("link", { name: say.notificationsUnread }).click();
  await phone.getByRole("button", { name: say.allRead }).click();

  await expect(phone.getByRole("link", { name: say.notificationsUnread })).toBeHidden();
  await expect(dot).toBeHidden();
  await phone.getByRole("link", { name: /thank/ }).first().click();
  await expect(phone).toHaveURL(/kudos\?part=received/);
});

async function listening(browser: Browser, as: Persona, width: number): Promise<Page> {
  const page = await browser.newPage({ locale: language, viewport: { width, height: 800 } });
  await enter(page, as, language);
  await page.unroute("**/api/v1/stream");
  const opened = page.waitForResponse("**/api/v1/stream");
  await page.goto("/today");
  await opened;
  return page;
}

/** The manager thanks whoever is signed in on a page. */
async function thank(browser: Browser, receiver: Page): Promise<void> {
  const { person } = await (await receiver.request.get("/api/v1/session")).json();
  const giver = await browser.newPage();
  await enter(giver, "manager", language);
  const given = await giver.request.post("/api/v1/kudos", {
    data: { receiver_ids: [person.id], text: "Thank you for Monday", visibility: "private" },
  });
  expect(given.status()).toBe(201);
}
