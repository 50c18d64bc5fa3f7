/** Every screen in every language on a small phone: no text is cut off, nothing is wider than the page. */
import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { enter } from "./people";
import { addressOf, nameOf, pathOf, press, SCREENS, widthBeyond } from "./screens";

const LOCALES = readdirSync(new URL("../src/locales", import.meta.url))
  .filter((file) => file.endsWith(".po"))
  .map((file) => file.replace(".po", ""));

for (const locale of LOCALES) {
  test.describe(locale, () => {
    test.use({
      locale,
      viewport: { width: 360, height: 800 },
      contextOptions: { reducedMotion: "reduce" },
    });
    for (const [persona, screens] of SCREENS) {
      test(`the texts of ${persona ?? "nobody"}`, async ({ page }) => {
        if (persona) await enter(page, persona, locale);
        const isQuiet = listen(page);
        await page.goto(screens[0]?.path ?? "/");

        for (const screen of screens) {
          const address = await addressOf(page, screen);
          await go(page, address);
          await isQuiet();
          await press(page, screen);
          await isQuiet();

          const name = nameOf(screen);
          if (persona) expect.soft(pathOf(page.url()), name).toBe(pathOf(address));
          expect.soft(await widthBeyond(page), name).toBe(0);
          expect.soft(await cutOff(page), name).toEqual([]);
        }
        expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      });
    }
  });
}

/** To another screen as a link would, without loading the app again. */
async function go(page: Page, address: string): Promise<void> {
  await page.keyboard.press("Escape");
  await page.evaluate((path) => window.history.pushState({}, "", path), address);
}

/** Waits until all that was asked for has come and is painted. */
function listen(page: Page): () => Promise<void> {
  let open = 0;
  page.on("request", () => open++);
  page.on("requestfinished", () => open--);
  page.on("requestfailed", () => open--);
  return async () => {
    await page.locator("h1").first().waitFor();
    await expect(async () => {
      await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
      expect(open).toBe(0);
    }).toPass();
  };
}

/** The texts of headings, controls and tags that leave their box, or are cut by one around it. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BOXES = "h1, h2, h3, h4, button, a, label, legend, summary, th, nav li, [class*='_tag_']";
    const clips = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const view = document.documentElement.clientWidth;

    /** Not so what only screen readers are told. */
    function isSeen(element: Element | null): boolean {
      if (element === null) return true;
      const { clipPath } = getComputedStyle(element);
      return clipPath === "none" && element.checkVisibility() && isSeen(element.parentElement);
    }

    /** Where the text must stay: in its box, in what clips, and in the page unless it scrolls. */
    function limits(box: Element): [number, number] {
      let [left, right] = [0, view];
      for (let around: Element | null = box; around; around = around.parentElement) {
        if (scrolls(around)) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
        const { left: from, right: to } = around.getBoundingClientRect();
        if (around === box || clips(around))
          [left, right] = [Math.max(left, from), Math.min(right, to)];
      }
      return [left, right];
    }

    const found = new Set<string>();
    for (const box of document.querySelectorAll(BOXES)) {
      if (!isSeen(box)) continue;
      const [left, right] = limits(box);
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.textContent?.trim() || !isSeen(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const isOut = [...range.getClientRects()].some(
          (rect) => rect.left < left - 1 || rect.right > right + 1,
        );
        if (isOut) found.add(`${box.localName}: ${text.textContent.trim()}`);
      }
    }
    return [...found];
  });
}
