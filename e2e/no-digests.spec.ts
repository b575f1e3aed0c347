import { readFileSync } from "node:fs";
import { findsNothing } from "./support/axe";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

test.use({
  logs: { files: { [logName("n")]: [record(1), record(2)] } },
  contextOptions: { reducedMotion: "reduce" },
});

test("log files without digests are never shown as proven, and the run says what is missing", async ({
  page,
}) => {
  await page.goto("/integrity");
  await page.getByRole("button", { name: "Verify now" }).click();
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  const run = page.getByRole("row", { name: /^Run \d+ not proven/ }).first();
  await expect(run).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: /^There are no digests/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^verified Its bytes .* 0$/ }).first()).toBeVisible();
  await findsNothing(page, "no digests");

  await run.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Run \d+ proved 0 of 1 log file/,
  );
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings.getByRole("heading", { name: "Chain: no digests" })).toBeVisible();
  await findsNothing(page, "findings");
  const downloading = page.waitForEvent("download");
  await findings.getByRole("link", { name: "All findings as CSV" }).click();
  const path = await (await downloading).path();
  expect(readFileSync(path, "utf8")).toContain("no-digests");

  const events = eventsPage(page);
  await page.goto("/events?e=00000000-0000-4000-8000-000000000001");
  await expect(events.panel.getByText("not covered")).toBeVisible();
});
