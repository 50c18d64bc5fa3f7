/** The log: what an administrator does is there at once, can be narrowed, and says when nothing is found. */
import { expect, test } from "@playwright/test";
import { enter } from "./people";

test.use({ locale: "de-CH" });

test("an act is in the log, and the log can be narrowed", async ({ page }) => {
  await enter(page, "admin", "de-CH");
  const made = await page.request.post("/api/v1/teams", { data: { name: "Probewerk" } });
  expect(made.ok()).toBe(true);

  await page.goto("/admin/audit");
  const entry = page.getByRole("article").filter({ hasText: "Team hinzugefügt: Probewerk" });
  await expect(entry).toContainText("Reto Zgraggen");

  await page.getByLabel("Was gemacht wurde").selectOption({ label: "Schlüssel erstellt" });
  await expect(entry).toBeHidden();
  await expect(page.getByRole("article").first()).toContainText("Anlässe, Vorschläge");

  await page.getByLabel("Bis").fill("2020-01-01");
  await expect(page.getByText("Keine Einträge im Zeitraum.")).toBeVisible();
});
