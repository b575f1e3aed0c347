import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download, Page } from "playwright/test";
import { exportManifestSchema } from "@/lib/api/desk-contract";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const at = (second: number) => ({
  eventTime: new Date(1_790_000_000_000 + second * 1000).toISOString().replace(".000", ""),
});
const RECORDS = [
  record(1, at(1)),
  // As no serialiser would write it again.
  record(2, { ...at(2), eventName: "PutBucketPolicy" }).replace(
    /^\{/,
    '{ "unknown\\u0046ield" : 1.50e+1 ,\t"note":"caf\\u00e9 \\/ ", "note":"again",',
  ),
  record(3, { ...at(3), userAgent: '=HYPERLINK("http://x")', errorCode: "AccessDenied" }),
  record(4, { ...at(4), userAgent: 'a, "quoted" | <b>agent</b>' }),
];
/** Enough that an export of it can be watched and stopped. */
const BULKY = 3000;
const bulky = Array.from({ length: BULKY }, (_, index) =>
  record(10_000 + index, {
    ...at(-1 - index),
    eventName: "Invoke",
    requestParameters: { payload: randomBytes(8_000).toString("base64") },
  }),
);

test.use({ logs: { files: { [logName("x")]: RECORDS, [logName("y")]: bulky } } });

const QUERY = "event:(ConsoleLogin OR PutBucketPolicy)";
const FORMATS = [
  { choice: /^NDJSON/, file: "events.ndjson" },
  { choice: /^JSON/, file: "events.json" },
  { choice: /^CSV/, file: "events.csv" },
  { choice: /^Markdown/, file: "events.md" },
];

let folder = "";
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "trailglass-export-"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

for (const { choice, file } of FORMATS) {
  test(`${file}: the download proves itself`, async ({ page }) => {
    const events = eventsPage(page);
    await page.goto(`/events?${new URLSearchParams({ q: QUERY })}`);
    await events.shows(RECORDS.length);
    const download = await startExport(page, choice);
    await expect(page.getByRole("dialog").getByText(/^Done: 4 events/)).toBeVisible();
    expect(download.suggestedFilename()).toMatch(/^trailglass-events.*-asof-\d+\.zip$/);
    const zip = join(folder, "export.zip");
    await download.saveAs(zip);
    execFileSync("unzip", ["-q", zip, "-d", folder]);
    expect(execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: folder, encoding: "utf8" })).toBe(
      `${file}: OK\nmanifest.json: OK\n`,
    );
    const manifest = exportManifestSchema.parse(
      JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")),
    );
    expect(manifest).toMatchObject({ query: QUERY, count: 4, complete: true, sort: "-time" });
    expect(download.suggestedFilename()).toContain(`asof-${manifest.asof}.zip`);
    expect(manifest.files.map(({ name }) => name)).toEqual([file]);
    check(file, readFileSync(join(folder, file), "utf8"));
  });
}

test("an export shows how far it is, and a cancelled one leaves nothing to be taken for whole", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(RECORDS.length + BULKY);
  const download = await startExport(page, /^NDJSON/);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/\d of 3\D004 events/)).toBeVisible();
  await expect(dialog.getByText(/events\/s/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(
    dialog.getByText(/^Cancelled\. What was saved so far is not complete/),
  ).toBeVisible();
  expect(await download.failure()).not.toBe(null);

  // The dialog offers to begin again, and the next one is whole.
  await dialog.getByRole("button", { name: "Another export" }).click();
  await expect(dialog.getByRole("radio", { name: /^NDJSON/ })).toBeVisible();
});

async function startExport(page: Page, choice: RegExp): Promise<Download> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: choice }).check();
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  return await downloading;
}

/** The contents of the four events, newest first. */
function check(file: string, text: string): void {
  const newestFirst = RECORDS.toReversed();
  if (file === "events.ndjson") expect(text).toBe(`${newestFirst.join("\n")}\n`);
  else if (file === "events.json") {
    expect(text).toBe(`[\n${newestFirst.join(",\n")}\n]\n`);
    expect(JSON.parse(text)).toHaveLength(4);
  } else {
    expect(text.match(/PutBucketPolicy/g)).not.toBe(null);
    expect(text.split("\n").filter((line) => line.includes("2026-09-21")).length).toBeGreaterThan(
      3,
    );
  }
  if (file === "events.csv") expect(text).not.toMatch(/(?:^|,)"?=/m);
}
