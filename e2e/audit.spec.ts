import { readFileSync } from "node:fs";
import { axeFindings } from "./support/axe";
import { press, tabTo } from "./support/keyboard";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

test.use({ logs: { files: { [logName("a")]: [record(1), record(2)] } } });

const HOSTILE = 'event:"<img src=x onerror=alert(1)>\u202eevil"';

test("an admin reads who did what without a mouse, proves the chain and takes it along", async ({
  page,
  app,
}) => {
  await page.request.get(`/api/events?${new URLSearchParams({ q: "event:ListBuckets" })}`);
  await page.request.get(`/api/events?${new URLSearchParams({ q: HOSTILE })}`);
  await page.goto("/account");
  await tabTo(page, page.getByRole("link", { name: "audit log", exact: true }), { most: 80 });
  await press(page, "Enter");
  const list = page.getByRole("region", { name: "What was done" });
  await expect(list).toContainText("event:ListBuckets");
  await expect(list).toContainText("<img src=x onerror=alert(1)>\\u202eevil");
  expect(await list.innerHTML()).not.toContain("\u202e");

  await tabTo(page, page.getByLabel("Target"), { most: 80 });
  await page.keyboard.type("listbuckets");
  await press(page, "Enter");
  await expect(page).toHaveURL(/target=listbuckets/);
  await expect(list).not.toContainText("onerror");
  await expect(list).toContainText("event:ListBuckets");

  await tabTo(page, page.getByRole("button", { name: "Verify now" }), { most: 80 });
  await press(page, "Enter");
  const outcome = page.getByText(/All \d+ links are whole\. Head:/);
  await expect(outcome).toBeVisible();
  const head = /[\da-f]{64}/.exec((await outcome.textContent()) ?? "")?.[0] ?? "";
  await page.getByLabel("Head kept elsewhere").fill("0".repeat(64));
  await press(page, "Enter");
  await expect(page.getByText(/The head that was kept is none of its links/)).toBeVisible();
  await page.getByLabel("Head kept elsewhere").fill(head);
  await press(page, "Enter");
  await expect(outcome).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "All as NDJSON" }).click();
  const lines = readFileSync(await (await downloading).path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty("sealed");

  await page.goto("/audit?target=nobody+did+this");
  await expect(page.getByText("There is no entry like that.")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/audit");
    await expect(list).toBeVisible();
    expect.soft(await axeFindings(page), colorScheme).toEqual([]);
  }
  expect((await app.ask("/api/audit")).status).toBe(200);
});
