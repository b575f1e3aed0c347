import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { eventsPage } from "./support/events-page";
import { bodyOf, logName, record } from "./support/logs";
import { expect, test } from "./support/test";

// As no serialiser would write it again: spaces, escapes, a number's spelling, a repeated key.
const ODD = record(7, { eventName: "PutBucketPolicy" }).replace(
  /^\{/,
  '{ "unknown\\u0046ield" : 1.50e+1 ,\t"note":"caf\\u00e9 \\/ \u202e", "note":"again",\n  ',
);
const RECORDS = [record(1), record(2), ODD, record(3)];
const FILE = logName("e");
test.use({ logs: { files: { [FILE]: RECORDS } } });

const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

test("an event shows its sentence, its file and place, and the record byte for byte", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const events = eventsPage(page);
  await page.goto("/events?q=event:PutBucketPolicy");
  await events.row(0).click();
  await events.panel.getByRole("link", { name: "Full page" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("PutBucketPolicy");
  await expect(page.getByText(/alice.*PutBucketPolicy/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: FILE })).toBeVisible();
  await expect(page.getByText("Record 3 of the file")).toBeVisible();

  const copied = async (label: string) => {
    await page.getByRole("button", { name: `Copy ${label}`, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied("SHA-256 of the record")).toBe(sha256(ODD));
  expect(await copied("SHA-256 of the file")).toBe(sha256(bodyOf(RECORDS)));

  await page.getByRole("tab", { name: "Raw" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Exact bytes/ }).click();
  const path = await (await downloading).path();
  expect(readFileSync(path).equals(Buffer.from(ODD))).toBe(true);
});

test("the file of an event tells what became of it", async ({ page }) => {
  await page.goto("/imports");
  await page.getByRole("link", { name: FILE.slice(FILE.lastIndexOf("/") + 1) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(FILE);
  await expect(page.getByText(sha256(bodyOf(RECORDS)).slice(0, 6)).first()).toBeVisible();
});

test("an event that is not there is a page that says so", async ({ page, consoleErrors }) => {
  await page.goto("/events/00000000-0000-4000-8000-999999999999");
  await expect(
    page.getByText(/no (such )?event|not be loaded|no such page/i).first(),
  ).toBeVisible();
  for (const error of consoleErrors.splice(0)) expect(error).toContain("404");
});
