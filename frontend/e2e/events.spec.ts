/** From a calendar to a part: a lead imports and approves, a colleague shows interest and withdraws. */
import { expect, test } from "@playwright/test";
import { openAnEvent, TITLE } from "./events";
import { enter } from "./people";

const WORDS = {
  "de-CH": {
    ...{ preview: "Vorschau zeigen", takeOver: /übernehmen$/, proposed: /vorgeschlagenen/ },
    ...{ interest: "Interesse zeigen", withdraw: "Zurückziehen", mine: "Meine Anlässe" },
    title: "Werkstatt Fernwärme",
  },
  en: {
    ...{ preview: "Show a preview", takeOver: /^Take over/, proposed: /proposed events/ },
    ...{ interest: "Show interest", withdraw: "Withdraw", mine: "My events" },
    title: "District heating workshop",
  },
} as const;

function calendar(title: string): string {
  return [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", "BEGIN:VEVENT"],
    ...[`UID:${title.replaceAll(" ", "-")}@calendar.example`, "DTSTAMP:20261101T080000Z"],
    ...["DTSTART:20990311T080000Z", "DTEND:20990311T160000Z", `SUMMARY:${title}`],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");
}

for (const language of ["de-CH", "en"] as const) {
  const say = WORDS[language];

  test.describe(language, () => {
    test.use({ locale: language });

    test("a calendar is looked at first, then taken over", async ({ page }) => {
      await enter(page, "lead", language);
      await page.goto("/program/events/import");
      const file = { name: `${language}.ics`, mimeType: "text/calendar" };
      const buffer = Buffer.from(calendar(say.title));
      await page.locator("input[type=file]").setInputFiles({ ...file, buffer });
      await page.getByRole("button", { name: say.preview }).click();
      await page.getByRole("button", { name: say.takeOver }).click({ timeout: 20_000 });
      await page.getByRole("link", { name: say.proposed }).click({ timeout: 20_000 });

      await expect(page.getByRole("link", { name: say.title })).toBeVisible();
    });

    test("interest is shown and withdrawn again", async ({ page, browser }) => {
      await openAnEvent(browser);
      await enter(page, "ambassador", language);
      await page.goto("/opportunities?wanted=true");
      await page.getByRole("link", { name: TITLE }).first().click();
      await page.getByRole("button", { name: say.interest }).first().click();
      await expect(page.getByRole("button", { name: say.withdraw }).first()).toBeVisible();
      await page.goto("/me/participations");
      await expect(page.getByRole("heading", { name: say.mine })).toBeVisible();
      await page.getByRole("link", { name: TITLE }).first().click();
      await page.getByRole("button", { name: say.withdraw }).first().click();

      await expect(page.getByRole("button", { name: say.interest }).first()).toBeVisible();
    });
  });
}
