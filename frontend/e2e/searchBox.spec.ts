/** The search box in a real browser: on a page, and in a dialog that must not close under it. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { enter } from "./people";

test.use({ locale: "de-CH", viewport: { width: 360, height: 800 } });

test("a skill is found and added by keyboard alone", async ({ page }) => {
  await enter(page, "ambassador", "de-CH");
  await page.goto("/me/skills");
  const field = page.getByRole("combobox", { name: "Fähigkeit hinzufügen" });
  await field.fill("weben am Handwebstuhl");
  const own = page.getByRole("option", { name: "«weben am Handwebstuhl» als eigene hinzufügen" });
  await expect(own).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);

  await field.press("ArrowUp");
  await expect(own).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");

  await expect(page.getByText("weben am Handwebstuhl", { exact: true })).toBeVisible();
  await expect(page.getByRole("listbox")).toBeHidden();
});

test("in a dialog Escape closes the list first, and a tap picks", async ({ page }) => {
  await enter(page, "admin", "de-CH");
  await page.goto("/admin/people");
  await page.getByRole("button", { name: "Person hinzufügen" }).click();
  const dialog = page.getByRole("dialog");
  const field = dialog.getByRole("combobox", { name: "Führungsperson" });
  await field.fill("Samira");
  const found = dialog.getByRole("option", { name: "Samira Haddad" });
  await expect(found).toBeInViewport();

  await field.press("Escape");
  await expect(found).toBeHidden();
  await expect(dialog).toBeVisible();
  await field.press("ArrowDown");
  await found.click();

  await expect(dialog.getByRole("button", { name: "Samira Haddad entfernen" })).toBeVisible();
});
