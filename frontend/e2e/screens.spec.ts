/** Every screen, light and dark, narrow and wide: accessible, within the width, without a complaint in the console. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openAnEvent } from "./events";
import { enter } from "./people";
import { addressOf, nameOf, pathOf, press, SCREENS, widthBeyond } from "./screens";

// Both themes, both widths; texts.spec.ts looks at every language.
const LOOKS = [
  { theme: "light", language: "de-CH", width: 360 },
  { theme: "dark", language: "en", width: 1280 },
] as const;

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.beforeAll(({ browser }) => openAnEvent(browser));

for (const { theme, language, width } of LOOKS) {
  test.describe(`${theme}, ${language}, ${width} px`, () => {
    test.use({
      colorScheme: theme,
      locale: language,
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: "reduce" },
    });
    for (const [persona, screens] of SCREENS) {
      test(`the screens of ${persona ?? "nobody"}`, async ({ page }) => {
        test.setTimeout(20_000 * screens.length);
        if (persona) await enter(page, persona, language);
        const complaints = listen(page);

        for (const screen of screens) {
          const address = await addressOf(page, screen);
          await page.goto(address);
          await page.waitForLoadState("networkidle");
          await press(page, screen);

          // Who is turned away would otherwise be looked at on another screen.
          if (persona) expect.soft(pathOf(page.url())).toBe(pathOf(address));
          expect.soft(await widthBeyond(page), nameOf(screen)).toBe(0);
          const axe = new AxeBuilder({ page }).withTags(RULES);
          // It takes what an open panel covers for lying over the panel's buttons.
          if (screen.press) axe.disableRules("target-size");
          const { violations } = await axe.analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
          expect.soft(found, nameOf(screen)).toEqual([]);
        }
        expect(complaints).toEqual([]);
      });
    }
  });
}

/** Errors in the console, policy breaches among them; an answer 401, 403 or 404 is part of some screens. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isExpected = /status of 40[134]|blocked by Playwright/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isExpected)
      complaints.push(message.text());
  });
  return complaints;
}
