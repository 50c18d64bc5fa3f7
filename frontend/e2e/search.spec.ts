/** The search from anywhere: by keyboard alone, in two languages; and what helps where nothing is found. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter } from "./people";

const LANGUAGES = [
  { locale: "de-CH", ask: "Was suchst du?", all: /^Alle Treffer/, nothing: /findet sich nichts/ },
  {
    locale: "en",
    ask: "What are you looking for?",
    all: /^All results/,
    nothing: /Nothing is found/,
  },
] as const;

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
}

for (const { locale, ask, all, nothing } of LANGUAGES) {
  test.describe(locale, () => {
    test.use({ locale });

    test("Ctrl-K, a word, an arrow, Enter", async ({ page }) => {
      await enter(page, "ambassador", locale);
      await page.goto("/saved");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.keyboard.press("Control+k");
      const field = page.getByRole("combobox", { name: ask });
      await expect(field).toBeFocused();
      await field.fill("energie");
      const first = page.getByRole("option").first();
      await expect(first.locator("mark").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);

      await field.press("ArrowDown");
      await expect(first).toHaveAttribute("aria-selected", "true");
      await field.press("Enter");

      await expect(page).not.toHaveURL(/\/saved/);
      await expect(field).toBeHidden();

      await page.locator("main").press("/");
      await page.getByRole("combobox", { name: ask }).fill("energie");
      await page.getByRole("option", { name: all }).click();
      await expect(page).toHaveURL(/\/search\?q=energie/);
      await expect(page.locator("main mark").first()).toBeVisible();

      await page.getByRole("searchbox", { name: ask }).fill("qqqqzz");
      await expect(page.locator("main").getByText(nothing)).toBeVisible();
    });
  });
}
