import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatCount } from "@/lib/format/count";
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
  await tabTo(page, page.getByRole("button", { name: "Preview" }), { most: 60 });
  await press(page, "Enter");
  await expect(page.getByRole("row", { name: /^Use of the root user/ })).toBeVisible();
  await page.getByRole("button", { name: "Create" }).focus();
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
    for (const path of ["/reports", "/reports/new", "/reports/schedules", `/reports/${number}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect.soft(await axeFindings(page), `${path} ${colorScheme}`).toEqual([]);
    }
  }
  await page.getByLabel("Add", { exact: true }).selectOption("Prepared");
  await page.getByLabel("Words").fill("Read whole, with the deputy's list beside it.");
  await page.getByRole("button", { name: "Add to the report" }).press("Enter");
  await expect(page.getByRole("cell", { name: "Read whole, with the deputy's" })).toBeVisible();
  await page.getByLabel("Add", { exact: true }).selectOption("Exception");
  await page.getByLabel("About").selectOption("Use of the root user");
  await page.getByLabel("Words").fill("The yearly drill");
  await page.getByLabel("Owner").fill("Ann");
  await page.getByLabel("Due").fill("2026-12-01");
  await page.getByRole("button", { name: "Add to the report" }).press("Enter");
  const exception = page.getByRole("row", { name: /Exception.*The yearly drill/ });
  await expect(exception).toContainText("Ann");
  await expect(exception.getByRole("link", { name: "Use of the root user" })).toBeVisible();
});

test("a report is compared with the one before, and its bundle is checked by a program of its own", async ({
  page,
  app,
}, testInfo) => {
  test.setTimeout(180_000);
  const make = async (from: string, to: string) => {
    await page.goto(`/reports/new?pack=change-log&from=${from}&to=${to}`);
    await tabTo(page, page.getByRole("button", { name: "Create" }), { most: 60 });
    await press(page, "Enter");
    await expect(page.getByRole("link", { name: "Download as JSON" })).toBeVisible({
      timeout: 90_000,
    });
    return Number(/\d+$/.exec(page.url())?.[0]);
  };
  const first = await make("2026-09-15", "2026-09-25");
  await expect(page.getByText("There is no earlier report by this pack")).toBeVisible();
  const second = await make("2026-09-25", "2026-10-03");
  await page.goto(`/reports/${second}?with=${first}`);
  const changes = page.getByRole("region", { name: "Since an earlier report" });
  const { controls } = await (
    await app.ask(`/api/reports/${second}/comparison?with=${first}`)
  ).json();
  for (const { title, before, after } of controls) {
    const row = changes.getByRole("row", { name: new RegExp(`^${title} `) }).first();
    await expect(row).toContainText(formatCount(before.count));
    await expect(row).toContainText(formatCount(after.count));
  }
  expect.soft(await axeFindings(page)).toEqual([]);

  const link = page.getByRole("link", { name: "Download bundle with log files" });
  await tabTo(page, link, { most: 60 });
  const waiting = page.waitForEvent("download");
  await press(page, "Enter");
  const archive = testInfo.outputPath("bundle.zip");
  await (await waiting).saveAs(archive);
  const verifier = resolve(import.meta.dirname, "../lib/bundle/verifier/verify.py");
  const { status, stdout } = spawnSync("python3", [verifier, archive], { encoding: "utf8" });
  expect([status, stdout]).toEqual([0, expect.stringContaining("stand in")]);

  await page.goto("/reports?state=done&pack=change-log");
  await expect(page.getByRole("row", { name: /Change log/ })).toHaveCount(2);
  await page.getByLabel("State").selectOption("Cancelled");
  await expect(page.getByText("No report is like that.")).toBeVisible();
  await expect(page).toHaveURL(/state=cancelled/);
});

test("a schedule is made, paused and ended by the keyboard", async ({ page, consoleErrors }) => {
  await page.goto("/reports");
  await tabTo(page, page.getByRole("link", { name: "Schedules" }), { most: 60 });
  await press(page, "Enter");
  await expect(page.getByText("Nothing is made on a schedule yet.")).toBeVisible();
  await page.getByLabel("Pack").selectOption("Change log");
  await page.getByLabel("When").selectOption({ index: 1 });
  await page.getByLabel("Time zone").fill("Mars/Olympus");
  await tabTo(page, page.getByRole("button", { name: "Make the schedule" }), { most: 60 });
  await press(page, "Enter");
  await expect(page.getByText("The schedule was not made")).toBeVisible();
  // The browser tells of each refusal.
  consoleErrors.splice(0);
  await page.getByLabel("Time zone").fill("Europe/Oslo");
  await page.getByRole("button", { name: "Make the schedule" }).press("Enter");
  const row = page.getByRole("row", { name: /Change log/ });
  await expect(row).toContainText("Each Monday, of the week before");
  await expect(row).toContainText("06:00 Europe/Oslo");
  await row.getByRole("button", { name: /^Pause/ }).press("Enter");
  await expect(row).toContainText("paused");
  await row.getByRole("button", { name: /^End/ }).press("Enter");
  await expect(page.getByText("Nothing is made on a schedule yet.")).toBeVisible();
});
