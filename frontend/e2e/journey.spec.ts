/** The main job: a lead adds a source and curates; an ambassador finds it in Today, with its reason. */
import { expect, test } from "@playwright/test";
import { enter } from "./people";
import { type Language, words } from "./words";

// The small outside world listens beside the product (tests/served.py).
const outside = `http://127.0.0.1:${Number(process.env.E2E_PORT ?? 8765) + 1}`;
// In German a page that names its feed, in English the feed itself.
const found: Record<Language, { address: string; source: string; title: string; topic: RegExp }> = {
  "de-CH": {
    address: `${outside}/page.html`,
    source: "Wärmeforum",
    title: "Was 400 Wärmepumpen im Altbau nach fünf Wintern zeigen",
    topic: /Wärmepumpen/,
  },
  en: {
    address: `${outside}/heatforum.xml`,
    source: "Heat Forum",
    title: "Heat pumps in old houses: what the sensors of 400 homes showed",
    topic: /heat pumps/i,
  },
};

test.describe.configure({ mode: "serial" });

for (const language of ["de-CH", "en"] as const) {
  const say = words[language];
  const { address, source, title, topic } = found[language];

  test.describe(language, () => {
    test.use({ locale: language });

    test("one click signs in and leads to Today", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("button", { name: /Lea Brunner/ }).click();

      await expect(page).toHaveURL(/\/today$/);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // The second language finds the day as the first one left it.
      if (language === "de-CH") await expect(page.getByRole("article")).toHaveCount(5);
    });

    test("a source becomes suggestions, one of them is approved by keyboard", async ({ page }) => {
      await enter(page, "lead", language);
      await page.goto("/program/sources");
      await page.getByRole("button", { name: say.addSource }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(say.address, { exact: true }).fill(address);
      await dialog.getByRole("button", { name: say.add, exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByText(source, { exact: true })).toBeVisible({ timeout: 20_000 });

      await page.goto(`/program/curation?status=proposed&q=${encodeURIComponent(title)}`);
      const row = page.getByRole("list").getByText(title).first();
      await expect(row).toBeVisible();
      await page.keyboard.press("j");
      await page.keyboard.press("a");

      await expect(page.getByRole("button", { name: say.undo })).toBeVisible();
      await expect(row).toBeHidden();
    });

    test("the ambassador finds it with its reason and keeps it for later", async ({ page }) => {
      await enter(page, "ambassador", language);
      await page.goto("/today");
      const card = page.getByRole("article").filter({ hasText: title });
      const more = page.getByRole("button", { name: say.more });
      await expect(page.getByRole("article").first()).toBeVisible();
      while (!(await card.isVisible())) {
        const before = await page.getByRole("article").count();
        await more.click();
        await expect(page.getByRole("article")).not.toHaveCount(before);
      }
      await expect(card.getByText(topic).last()).toBeVisible();

      await card.getByRole("button", { name: say.save }).click();
      await expect(card).toBeHidden();
      await page.getByRole("link", { name: say.saved }).click();

      await expect(page.getByText(title)).toBeVisible();
    });

    test("what is not for me goes, and comes back by undo", async ({ page }) => {
      await enter(page, "ambassador", language);
      await page.goto("/today");
      const first = page.getByRole("article").first();
      const name = await first.getByRole("heading").innerText();

      await first.getByRole("button", { name: say.notForMe }).click();
      await page.getByRole("button", { name: say.notForMe, exact: true }).click();
      await expect(page.getByRole("heading", { name })).toBeHidden();
      await page.getByRole("button", { name: say.undo }).click();

      await expect(page.getByRole("heading", { name })).toBeVisible();
    });
  });
}
