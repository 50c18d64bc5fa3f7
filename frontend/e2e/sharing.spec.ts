/** Passing on: own words, where to, and only then, if the person says so, a note that they alone see. */
import { expect, test } from "@playwright/test";
import { enter } from "./people";
import { words } from "./words";

for (const language of ["de-CH", "en"] as const) {
  const say = words[language];

  test.describe(language, () => {
    test.use({ locale: language });

    test("something is shared in own words, and nothing is stored before", async ({
      page,
      context,
    }) => {
      // The network's own page is none of ours.
      await context.route(/linkedin\.com/, (route) => route.fulfill({ body: "LinkedIn" }));
      await enter(page, "ambassador", language);
      await page.goto("/today");
      const shares = async () => (await (await page.request.get("/api/v1/me/shares")).json()).items;
      const before = (await shares()).length;

      await page.getByRole("link", { name: say.share }).first().click();
      const sheet = page.getByRole("dialog");
      await expect(sheet.getByLabel(say.whatWouldYouTell)).toBeEmpty();
      await sheet.getByRole("button", { name: say.onward }).click();
      await expect(sheet.getByLabel(say.whatWouldYouTell)).toHaveAttribute("aria-invalid", "true");
      await sheet.getByLabel(say.whatWouldYouTell).fill("Bei uns im Keller steht so eine.");
      expect(await shares()).toHaveLength(before);

      await sheet.getByRole("button", { name: say.onward }).click();
      await sheet.getByText("LinkedIn", { exact: true }).click();
      await expect(sheet.getByText(/\/s\/\w{30}$/)).toBeVisible();
      const opened = context.waitForEvent("page");
      await sheet.getByRole("link", { name: say.toLinkedIn }).click();
      expect((await opened).url()).toMatch(/share-offsite\/\?url=http.*%2Fs%2F\w{30}$/);
      expect((await shares())[0]).toMatchObject({ channel: null, text: null });

      await page.bringToFront();
      await sheet.getByRole("button", { name: say.yesShared }).click();

      await expect(sheet).toBeHidden();
      await page.goto("/me/shares");
      const noted = page.getByRole("article").first();
      await expect(noted).toContainText("Bei uns im Keller steht so eine.");
      await expect(noted).toContainText("LinkedIn");
      await expect(noted).toContainText(say.noClickYet);
    });

    test("whoever did not share it leaves nothing behind", async ({ page, context }) => {
      await context.route(/bsky\.app/, (route) => route.fulfill({ body: "Bluesky" }));
      await enter(page, "ambassador", language);
      await page.goto("/today");
      const shares = async () => (await (await page.request.get("/api/v1/me/shares")).json()).items;
      const before = (await shares()).length;

      await page.getByRole("link", { name: say.share }).first().click();
      const sheet = page.getByRole("dialog");
      await sheet.getByLabel(say.whatWouldYouTell).fill("Das sehe ich anders.");
      await sheet.getByRole("button", { name: say.onward }).click();
      await sheet.getByText("Bluesky", { exact: true }).click();
      await sheet.getByRole("link", { name: say.toBluesky }).click();
      await page.bringToFront();
      await sheet.getByRole("button", { name: say.no, exact: true }).click();

      await expect(sheet).toBeHidden();
      await expect.poll(async () => (await shares()).length).toBe(before);
    });

    test("a slip loses no words, and who says nowhere where they work is told", async ({
      page,
    }) => {
      await enter(page, "ambassador", language);
      await page.goto("/today");
      const open = () => page.getByRole("link", { name: say.share }).first().click();
      const sheet = page.getByRole("dialog");

      await open();
      await sheet.getByLabel(say.whatWouldYouTell).fill("Das sehe ich anders.");
      await page.mouse.click(5, 5);
      await expect(sheet).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      await open();
      await expect(sheet.getByLabel(say.whatWouldYouTell)).toHaveValue("Das sehe ich anders.");

      await sheet.getByText(say.sayWhereYouWork, { exact: true }).click();
      await expect(sheet.getByText(say.doesNotSayWhere)).toBeVisible();
      await sheet.getByLabel(say.whatWouldYouTell).fill("Bei meinem Arbeitgeber geht das anders.");
      await expect(sheet.getByText(say.doesNotSayWhere)).toBeHidden();
    });
  });
}

test("words outlast a reload, and in no tab the session", async ({ page, context }) => {
  const say = words["de-CH"];
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await enter(tab, "ambassador", "de-CH");
    await tab.goto("/today");
    await tab.getByRole("link", { name: say.share }).first().click();
    const text = tab.getByRole("dialog").getByLabel(say.whatWouldYouTell);
    await text.fill("Das sehe ich anders.");
    await tab.reload();
    await expect(text).toHaveValue("Das sehe ich anders.");
  }

  await page.goto("/me");
  await page.getByRole("button", { name: "Abmelden" }).click();

  for (const tab of [page, other]) {
    await expect(tab).toHaveURL(/\/login/);
    expect(await tab.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("anders");
  }
});
