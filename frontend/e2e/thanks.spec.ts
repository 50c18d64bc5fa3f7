/** Thanks: an ambassador thanks a colleague, who has the last word on who sees it; then they are taken back. */
import { expect, type Page, test } from "@playwright/test";
import { enter, type Persona } from "./people";
import { type Language, words } from "./words";

test.describe.configure({ mode: "serial" });

for (const language of ["de-CH", "en"] as const) {
  const say = words[language];
  const text = `Danke für den ruhigen Kopf am Montag (${language})`;

  test.describe(language, () => {
    test.use({ locale: language });

    test("thanks are written and seen by all", async ({ page }) => {
      await open(page, "ambassador", language);
      await thank(page, language, text);

      await expect(card(page, text)).toBeVisible();
      await open(page, "member", language);
      await expect(card(page, text)).toBeVisible();
    });

    test("who is thanked narrows it, and nobody else sees it any more", async ({ page }) => {
      await open(page, "manager", language, "/kudos?part=received");
      await card(page, text).getByRole("button", { name: say.seenBy }).click();
      await page.getByRole("button", { name: say.toThoseInvolved }).click();
      await expect(page.getByRole("button", { name: say.undo })).toBeVisible();

      await open(page, "member", language);
      await expect(page.getByRole("article").first()).toBeVisible();
      await expect(card(page, text)).toBeHidden();
      await open(page, "ambassador", language, "/kudos?part=given");
      await expect(card(page, text)).toBeVisible();
    });

    test("the giver takes them back, at once or later", async ({ page }) => {
      await open(page, "ambassador", language, "/kudos?part=given");
      await card(page, text).getByRole("button", { name: say.takeBack }).click();
      await expect(card(page, text)).toBeHidden();
      await page.getByRole("button", { name: say.undo }).click();
      await expect(card(page, text)).toBeVisible();

      await card(page, text).getByRole("button", { name: say.takeBack }).click();
      await expect(card(page, text)).toBeHidden();
      // Until the toast has passed it could be undone; whoever leaves the page has not done so.
      await page.reload();
      await expect(page.getByRole("article").first()).toBeVisible();
      await expect(card(page, text)).toBeHidden();

      const slip = `Das ging zu früh weg (${language})`;
      await thank(page, language, slip);
      await expect(card(page, slip)).toBeVisible();
      await page.getByRole("button", { name: say.undo }).last().click();

      await expect(card(page, slip)).toBeHidden();
    });
  });
}

async function open(page: Page, as: Persona, language: Language, path = "/kudos") {
  await enter(page, as, language);
  await page.goto(path);
}

async function thank(page: Page, language: Language, text: string) {
  const say = words[language];
  await page.getByRole("button", { name: say.thank }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(say.thanksTo).fill("Nora");
  await dialog.getByRole("option", { name: /Nora Frei/ }).click();
  await dialog.getByLabel(say.thanksFor).fill(text);
  await dialog.getByRole("radio", { name: say.toAll }).check();
  await dialog.getByRole("button", { name: say.thank }).click();
  await expect(dialog).toBeHidden();
}

function card(page: Page, text: string) {
  return page.getByRole("article").filter({ hasText: text });
}
