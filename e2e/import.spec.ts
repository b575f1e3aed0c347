import { rmSync } from "node:fs";
import { logName, record, writeLogs } from "./support/logs";
import { expect, test } from "./support/test";

let folder = "";
test.beforeAll(() => {
  folder = writeLogs({
    [logName("a")]: Array.from({ length: 40 }, (_, index) => record(index)),
    [logName("b")]: Array.from({ length: 20 }, (_, index) =>
      record(100 + index, { eventName: "DeleteTrail", eventTime: "2026-09-21T10:01:00Z" }),
    ),
    "notes/readme.json": ["this is no record"],
  });
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test("an analyst imports a folder and sees its events", async ({ page, consoleErrors }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Where are your CloudTrail logs?",
  );

  const path = page.getByRole("textbox", { name: "Folder" });
  await path.fill("/nowhere/at/all");
  await page.getByRole("button", { name: "Read this folder" }).click();
  await expect(path).toHaveAttribute("aria-invalid", "true");
  // The browser reports every refused request; this one was meant.
  expect(consoleErrors.splice(0)).toEqual([expect.stringContaining("400")]);

  await path.fill(folder);
  await page.getByRole("button", { name: "Read this folder" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Imports");
  await expect(page.getByRole("heading", { name: folder })).toBeVisible();
  await expect(page.getByText("All files are read.")).toBeAttached();
  await expect(page.getByRole("definition").filter({ hasText: /^60$/ }).first()).toBeVisible();

  await page.getByRole("link", { name: "Events", exact: true }).click();
  const grid = page.getByRole("grid", { name: "Events" });
  await expect(page.getByRole("status").filter({ hasText: "60 of 60 events" })).toBeVisible();
  await expect(grid.getByRole("row").nth(1)).toContainText("DeleteTrail");
  await expect(grid.getByRole("row").nth(1)).toContainText("alice");

  // From now on the front page says what changed.
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
});
