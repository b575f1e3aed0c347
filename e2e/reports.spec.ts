import { readFileSync } from "node:fs";
import { axeFindings } from "./support/axe";
import { press, tabTo } from "./support/keyboard";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("an auditor asks for a report without a mouse, reads it, and it is signed off", async ({
  page,
  app,
}) => {
  test.setTimeout(180_000);
  await page.goto("/reports");
  await tabTo(page, page.getByRole("link", { name: "New report" }), { most: 60 });
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "New report" })).toBeVisible();
  await page.goto("/reports/new?pack=root-and-break-glass&from=2026-09-01&to=2026-10-10");
  await expect(page.getByLabel("From")).toHaveValue("2026-09-01");
  await tabTo(page, page.getByRole("button", { name: "Create" }), { most: 60 });
  await press(page, "Enter");
  await expect(page.getByRole("link", { name: "Download as JSON" })).toBeVisible({
    timeout: 90_000,
  });
  const number = /\d+$/.exec(page.url())?.[0];
  const { report } = { report: await (await app.ask(`/api/reports/${number}`)).json() };
  expect(report.state).toBe("done");
  await expect(page.getByText(report.sha256)).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.getByText(/compliant/i)).toHaveCount(0);
  const pdf = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as PDF" }).press("Enter");
  const bytes = readFileSync(await (await pdf).path());
  expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ["/reports", "/reports/new", `/reports/${number}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect.soft(await axeFindings(page), `${path} ${colorScheme}`).toEqual([]);
    }
  }
  await page.getByRole("combobox").first().selectOption({ index: 1 });
  await page.getByRole("textbox").first().fill("Read whole, with the deputy's list beside it.");
  await page.getByRole("button", { name: /Add/ }).press("Enter");
  await expect(
    page.getByText("Read whole, with the deputy's list beside it.").first(),
  ).toBeVisible();
});
