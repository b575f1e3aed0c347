import { request as nodeRequest } from "node:http";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const MARKUP = "<img src=x onerror=\"document.title='broken in'\"><script>throw 1</script>";
const LINK = "javascript:document.title='broken in'";
const BIDI = "safe\u202egpj.exe";

test.use({
  logs: {
    files: {
      [logName("h")]: [
        record(1, { userAgent: MARKUP, requestParameters: { [MARKUP]: LINK, url: LINK } }),
        record(2, { userAgent: LINK, eventName: MARKUP, awsRegion: BIDI }),
        record(3, { userIdentity: { type: "IAMUser", userName: BIDI }, errorCode: MARKUP }),
        record(4, {
          resources: [{ ARN: LINK, type: MARKUP }],
          // Only from text is __proto__ a name like any other.
          requestParameters: JSON.parse(`{"__proto__":{"admin":true},"\\u0000":"\\ud800"}`),
        }),
        record(5, {
          userIdentity: {
            ...{ type: "AssumedRole", principalId: `AROAEXAMPLE:${BIDI}`, accessKeyId: BIDI },
            arn: `arn:aws:sts::111122223333:assumed-role/${BIDI}/${BIDI}`,
            sessionContext: { sessionIssuer: { type: "Role", userName: BIDI } },
          },
          eventSource: BIDI,
          eventName: BIDI,
          sourceIPAddress: BIDI,
          userAgent: BIDI,
          errorCode: BIDI,
          errorMessage: BIDI,
          recipientAccountId: BIDI,
          resources: [{ ARN: `arn:aws:s3:::${BIDI}`, type: BIDI, accountId: BIDI }],
          requestParameters: { [BIDI]: BIDI, bucketName: BIDI },
        }),
      ],
    },
  },
});

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

test("what an attacker writes into a log is shown as text on every page", async ({
  page,
  consoleErrors,
}) => {
  const events = eventsPage(page);
  const attacks: string[] = [];
  page.on("dialog", (dialog) => {
    attacks.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto("/events");
  await events.shows(5);
  await expect(events.grid).toContainText("<img src=x onerror=");
  await expect(events.grid).toContainText("safe\\u202egpj.exe");

  for (const number of [1, 2, 3, 4]) {
    await page.goto(`/events/${id(number)}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const part of ["Raw", "Context", "Related", "Diff", "Fields"]) {
      await page.getByRole("tab", { name: part, exact: true }).click();
      await expect(page.getByRole("heading", { name: part, exact: true })).toBeAttached();
      expect(await page.locator("img").count()).toBe(0);
      expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
      expect(await page.content()).not.toContain("\u202e");
      await expect(page).not.toHaveTitle(/broken in/);
    }
  }
  await page.goto(`/events/${id(1)}?p=fields`);
  await expect(page.getByText(MARKUP).first()).toBeVisible();
  await page.goto("/imports");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Imports");
  expect(attacks).toEqual([]);
  // Where no earlier event is like the open one, there is nothing to compare it with.
  for (const error of consoleErrors.splice(0)) expect(error).toContain("404");
});

/** Characters that change the direction of what stands after them. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const DAY = "from=2026-09-21T00:00:00Z&to=2026-09-22T00:00:00Z";
const MARKED = ["/events", "/regions"];
const PROFILES = ["principals", "sessions", "ips", "keys", "resources", "accounts"];

test("no list turns the direction of its text at an attacker's word", async ({
  page,
  consoleErrors,
}) => {
  const main = page.getByRole("main");
  for (const path of ["/", ...MARKED, ...PROFILES.map((kind) => `/${kind}`)]) {
    await page.goto(`${path}?${DAY}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // What the check is for is there to be seen.
    if (MARKED.includes(path)) await expect(main).toContainText("u202e");
    await expect(main.locator('[aria-busy="true"]')).toHaveCount(0);
    expect(TURNS.exec((await main.innerHTML()) + (await page.title())), path).toBeNull();
  }
  consoleErrors.splice(0);
});

test("a search for what an attacker wrote finds it and runs nothing", async ({
  page,
  consoleErrors,
}) => {
  const events = eventsPage(page);
  await page.goto(`/events?${new URLSearchParams({ q: `ua:"${LINK}"` })}`);
  await events.shows(1);
  await page.goto(`/events?${new URLSearchParams({ q: MARKUP, e: MARKUP, from: LINK })}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(page).not.toHaveTitle(/broken in/);
  // A time that is none is refused; nothing else may go wrong.
  for (const error of consoleErrors.splice(0)) expect(error).toMatch(/40[04]/);
});

test("another host name, another site and another method get nothing", async ({ app, page }) => {
  expect(await statusFor(app.url, { Host: "evil.example" })).toBe(421);
  expect(await statusFor(app.url, { Host: "127.0.0.1.evil.example" })).toBe(421);
  const broken = await page.request.get(`${app.url}/events/%E0%A4%A`);
  expect(broken.status()).toBe(400);

  const add = (headers: Record<string, string>) =>
    page.request.post("/api/imports", { data: { kind: "sample" }, headers });
  expect((await add({ Origin: "https://evil.example" })).status()).toBe(403);
  expect((await add({ Origin: "null" })).status()).toBe(403);
  expect((await add({ "Sec-Fetch-Site": "cross-site" })).status()).toBe(403);
  expect((await add({})).status()).toBe(403);
  const ownPage = { Origin: app.url };
  const form = await page.request.post("/api/imports", {
    form: { kind: "sample" },
    headers: ownPage,
  });
  expect(form.status()).toBe(400);
  const imports = await (await page.request.get("/api/imports")).json();
  expect(imports.sources).toHaveLength(1);
});

test("every answer carries the headers that keep it to itself", async ({ page }) => {
  for (const path of ["/events", "/api/status", `/api/events/${id(1)}/raw`]) {
    const headers = (await page.request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

/** The status for a request whose Host header says something else than its address. */
function statusFor(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    nodeRequest(`${url}/api/status`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });
}
