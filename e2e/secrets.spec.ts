import { readFileSync } from "node:fs";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const TOKEN = "FwoGZXIvYXdzEJr//////////wEaDHiddenSessionTokenOfAnAnswer0123456789abcdefQ==";
const KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYHIDDENKEYabc";
const URL_SIGNATURE = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
const ID = "00000000-0000-4000-8000-000000000001";

test.use({
  logs: {
    files: {
      [logName("s")]: [
        record(1, {
          eventSource: "sts.amazonaws.com",
          eventName: "AssumeRole",
          requestParameters: {
            roleArn: "arn:aws:iam::111122223333:role/ops",
            url: `https://b.s3.amazonaws.com/k?X-Amz-Signature=${URL_SIGNATURE}`,
          },
          responseElements: {
            credentials: {
              accessKeyId: "ASIAEXAMPLE000000001",
              secretAccessKey: KEY,
              sessionToken: TOKEN,
            },
          },
        }),
        record(2),
      ],
    },
  },
});

const SECRETS = [TOKEN, KEY, URL_SIGNATURE];

test("a secret in a record is masked wherever the record is shown", async ({ page }) => {
  const events = eventsPage(page);
  const bodies: string[] = [];
  page.on("response", async (response) => {
    if (response.url().includes("/api/")) bodies.push(await response.text().catch(() => ""));
  });
  const cols = [
    "time",
    "event",
    "response.credentials.sessionToken",
    "response.credentials.secretAccessKey",
    "request.url",
  ].join();
  await page.goto(`/events?${new URLSearchParams({ cols, q: "event:AssumeRole", e: ID })}`);
  await events.shows(1);
  for (const part of ["Summary", "Fields", "Raw", "Context", "Related", "Diff"]) {
    await events.tab(part).click();
    await expect(events.panel.getByRole("heading", { name: part, exact: true })).toBeAttached();
    await page.waitForLoadState("networkidle");
    expectNone(await page.content(), part);
  }
  await events.tab("Raw").click();
  await expect(events.panel.getByText("3 secrets in this record are masked.")).toBeVisible();
  await expect(events.panel.getByText("responseElements.credentials.sessionToken")).toBeVisible();

  const page1 = await page.request.get(`/events/${ID}?p=raw`);
  bodies.push(await page1.text());
  for (const path of [
    `/api/events?${new URLSearchParams({ cols, q: "event:AssumeRole" })}`,
    "/api/events/facets?fields=response.credentials.sessionToken,request.url",
    `/api/suggest?${new URLSearchParams({ q: "response.credentials.sessionToken:F", caret: "36" })}`,
    "/api/events/export?format=csv&pack=file&cols=response.credentials.sessionToken,request.url",
    "/api/events/export?format=md&pack=file&cols=response.credentials.sessionToken,request.url",
  ]) {
    bodies.push(await (await page.request.get(path)).text());
  }
  // Those asked for here; what came with the page was in its text.
  expect(bodies.length).toBeGreaterThan(6);
  for (const body of bodies) expectNone(body, body.slice(0, 80));
});

test("secrets are shown on purpose only, and the showing is recorded", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto(`/events?e=${ID}&p=raw`);
  const show = events.panel.getByRole("button", { name: "Show secrets…" });
  await show.click();
  const dialog = page.getByRole("dialog", { name: "Show the secrets of this record" });
  await expect(dialog).toContainText("The audit log will keep who looked");
  await dialog.getByRole("button", { name: "Keep them masked" }).click();
  await expect(dialog).toBeHidden();
  await expect(show).toBeFocused();
  await expect(events.panel).not.toContainText(TOKEN);

  await show.click();
  await dialog.getByLabel(/^Reason/).fill("case 7");
  const asked = page.waitForResponse(/\/reveal$/);
  await dialog.getByRole("button", { name: "Record and show" }).click();
  expect((await asked).request().postDataJSON()).toEqual({ reason: "case 7" });
  await expect(events.panel).toContainText(TOKEN);
  await expect(events.panel).toContainText(KEY);
  await expect(events.panel.getByText(/are shown\. This was recorded\./)).toBeVisible();

  await events.panel.getByRole("button", { name: "Hide secrets again" }).click();
  await expect(events.panel).not.toContainText(TOKEN);
  await page.reload();
  await expect(events.panel.getByText("3 secrets in this record are masked.")).toBeVisible();
  expectNone(await page.content(), "the page loaded again");
});

test("the exact bytes hold the secrets, as evidence must", async ({ page }) => {
  await page.goto(`/events/${ID}?p=raw`);
  const link = page.getByRole("link", { name: /^Exact bytes/ });
  await expect(link).toHaveAttribute("title", /the download is recorded/);
  const downloading = page.waitForEvent("download");
  await link.click();
  expect(readFileSync(await (await downloading).path(), "utf8")).toContain(TOKEN);
});

function expectNone(text: string, where: string): void {
  for (const secret of SECRETS) {
    expect(text.includes(secret), `${secret.slice(0, 12)}… in ${where}`).toBe(false);
  }
}
