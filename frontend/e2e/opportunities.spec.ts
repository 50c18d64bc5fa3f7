/** What fits: an event in Today leads to interest, a month shows it, and my calendar gets an address. */
import { expect, test } from "@playwright/test";
import { openAnEvent, TITLE } from "./events";
import { enter } from "./people";

const WORDS = {
  "de-CH": {
    ...{ interest: "Interesse zeigen", withdraw: "Zurückziehen", more: "Mehr zeigen" },
    ...{ month: "Monat", next: /^Weiter zu/, day: "Mittwoch", fits: "Passt zu mir" },
    ...{ make: "Meine Adresse machen", address: "Deine Adresse", off: "Abschalten" },
  },
  en: {
    ...{ interest: "Show interest", withdraw: "Withdraw", more: "Show me more" },
    ...{ month: "Month", next: /^On to/, day: "Wednesday", fits: "Fits me" },
    ...{ make: "Make my address", address: "Your address", off: "Switch off" },
  },
} as const;

for (const language of ["de-CH", "en"] as const) {
  const say = WORDS[language];

  test.describe(language, () => {
    test.use({ locale: language, viewport: { width: 1280, height: 800 } });

    test("an event in Today leads to where interest is shown, and leaves the day", async ({
      page,
    }) => {
      await enter(page, "ambassador", language);
      await page.goto("/today");
      await expect(page.getByRole("article").first()).toBeVisible();
      const shown = page.getByRole("link", { name: say.interest });
      while ((await shown.count()) === 0) {
        const before = await page.getByRole("article").count();
        await page.getByRole("button", { name: say.more }).click();
        await expect(page.getByRole("article")).not.toHaveCount(before);
      }
      const card = page.getByRole("article").filter({ has: shown }).first();
      const title = await card.getByRole("heading").innerText();
      await card.getByRole("link", { name: say.interest }).click();
      await page.getByRole("button", { name: say.interest }).first().click();
      await expect(page.getByRole("button", { name: say.withdraw }).first()).toBeVisible();
      await page.goto("/today");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("heading", { name: title })).toBeHidden();
      await page.goBack();
      await page.getByRole("button", { name: say.withdraw }).first().click();
      await expect(page.getByRole("button", { name: say.interest }).first()).toBeVisible();
      await page.goto("/today");

      await expect(page.getByRole("heading", { name: title })).toBeVisible();
    });

    test("a month is a table of days, narrowed to what fits", async ({ page, browser }) => {
      await openAnEvent(browser);
      await enter(page, "ambassador", language);
      await page.goto("/opportunities?period=year");
      await page.getByText(say.month, { exact: true }).click();
      await expect(page).toHaveURL(/view=month/);
      await page.getByRole("link", { name: say.next }).click();
      await expect(page).toHaveURL(/month=20\d\d-\d\d/);
      await page.goto("/opportunities?view=month&month=2099-03");
      await expect(page.getByRole("columnheader", { name: say.day })).toBeVisible();
      const day = page
        .getByRole("cell")
        .filter({ has: page.locator("time[datetime='2099-03-11']") });
      await expect(day.getByRole("link", { name: TITLE })).toBeVisible();
      await page.getByRole("button", { name: say.fits }).click();

      await expect(page).toHaveURL(/fits=true/);
    });

    test("my calendar gets an address, which ends when it is switched off", async ({ page }) => {
      await enter(page, "ambassador", language);
      await page.goto("/me/calendar");
      await page.getByRole("button", { name: say.make }).click();
      const url = await page.getByLabel(say.address).inputValue();
      const read = await page.request.get(url);
      expect([read.status(), (await read.text()).startsWith("BEGIN:VCALENDAR")]).toEqual([
        200,
        true,
      ]);
      await page.getByRole("button", { name: say.off }).click();
      await page.getByRole("dialog").getByRole("button", { name: say.off }).click();
      await expect(page.getByRole("button", { name: say.make })).toBeVisible();

      expect((await page.request.get(url)).status()).toBe(404);
    });
  });
}
