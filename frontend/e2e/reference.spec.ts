/** The API's reference: served by the product alone, and its own session may try what it reads. */
import { expect, test } from "@playwright/test";
import { enter } from "./people";

test("the reference shows the contract, tries a read and loads nothing from outside", async ({
  page,
  baseURL,
}) => {
  test.slow();
  const complaints: string[] = [];
  page.on("console", (message) => {
    // The app that links here has its worker kept out of these tests.
    if (!message.text().includes("blocked by Playwright")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith("data:")) {
      complaints.push(request.url());
    }
  });
  await enter(page, "admin", "en");
  await page.goto("/admin/jobs");
  complaints.length = 0;

  await page.locator('a[href="/api/reference/"]').click();
  await page.locator("#operations-tag-strategy").click();
  await page.locator("#operations-strategy-list_topics .opblock-summary-control").click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();

  await expect(page.locator(".live-responses-table .response-col_status").last()).toHaveText(/200/);
  expect(complaints).toEqual([]);
});
