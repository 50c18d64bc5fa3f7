/** Every screen, light and dark, narrow and wide: accessible, within the width, without a complaint in the console. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { enter, type Persona } from "./people";

const SCREENS: [Persona | null, string[]][] = [
  [null, ["/login", "/nowhere", "/invitation"]],
  ["member", ["/today", "/welcome", "/join", "/me/ambassadorship"]],
  [
    "ambassador",
    [
      "/today",
      "/saved",
      "/me",
      "/me/skills",
      "/me/interests",
      "/me/ambassadorship",
      "/me/data",
      "/me/sessions",
      "/me/proposals",
      "/propose",
      "/frame",
    ],
  ],
  [
    "lead",
    [
      "/program/curation",
      "/program/sources",
      "/program/topics",
      "/program/topics/new",
      "/program/goals",
      "/program/goals/new",
    ],
  ],
  ["manager", ["/today", "/frame"]],
  [
    "admin",
    ["/program/sources", "/admin/people", "/admin/teams", "/admin/organization", "/admin/jobs"],
  ],
];

// Both languages, both themes, both widths; all eight combinations would tell little more.
const LOOKS = [
  { theme: "light", language: "de-CH", width: 360 },
  { theme: "dark", language: "en", width: 1280 },
] as const;

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const { theme, language, width } of LOOKS) {
  test.describe(`${theme}, ${language}, ${width} px`, () => {
    test.use({
      colorScheme: theme,
      locale: language,
      viewport: { width, height: 800 },
      contextOptions: { reducedMotion: "reduce" },
    });
    for (const [persona, paths] of SCREENS) {
      test(`the screens of ${persona ?? "nobody"}`, async ({ page }) => {
        test.setTimeout(20_000 * paths.length);
        if (persona) await enter(page, persona, language);
        const complaints = listen(page);

        for (const path of paths) {
          await page.goto(path);
          await page.waitForLoadState("networkidle");

          // Who is turned away would otherwise be looked at on another screen.
          if (persona) expect.soft(new URL(page.url()).pathname).toBe(path);
          expect.soft(await widthBeyond(page), path).toBe(0);
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
          expect.soft(found, path).toEqual([]);
        }
        expect(complaints).toEqual([]);
      });
    }
  });
}

/** Errors in the console, policy breaches among them; an answer 401 or 403 is part of some screens. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    const isExpected = /status of 40[13]|blocked by Playwright/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isExpected)
      complaints.push(message.text());
  });
  return complaints;
}

function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
