import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { projectRoot } from "@/bin/launch/project.mjs";
import type { App } from "./support/app";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

/** Where an attacker's text would become markup, a link, or turn what stands after it. */
const HOSTILE =
  "<img src=x onerror=\"document.title='broken in'\"><big>\u202e\u2066\u200b\u001b[2J";
const LINK = "javascript:document.title='broken in'";

test.use({
  logs: {
    files: {
      [logName("h")]: [1, 2].map((number) =>
        record(number, {
          eventTime: `2026-09-21T10:00:0${number}Z`,
          userIdentity: {
            ...{ type: "AssumedRole", principalId: `AROAEXAMPLE:${HOSTILE}` },
            ...{
              accessKeyId: number === 1 ? `AKIA${HOSTILE}` : "ASIAEXAMPLE000000001",
              accountId: HOSTILE,
            },
            arn: `arn:aws:sts::111122223333:assumed-role/${HOSTILE}/${HOSTILE}`,
            sessionContext: {
              attributes: { creationDate: "2026-09-21T09:00:00Z", mfaAuthenticated: HOSTILE },
              sessionIssuer: {
                ...{ type: "Role", userName: HOSTILE, principalId: HOSTILE, accountId: HOSTILE },
                arn: `arn:aws:iam::111122223333:role/${HOSTILE}`,
              },
            },
          },
          ...{ eventSource: HOSTILE, eventName: HOSTILE, awsRegion: HOSTILE },
          // The second has an address and a key that have pages.
          ...{
            sourceIPAddress: number === 1 ? HOSTILE : "198.51.100.7",
            userAgent: HOSTILE,
            errorCode: HOSTILE,
          },
          ...{ errorMessage: HOSTILE, recipientAccountId: HOSTILE, eventType: HOSTILE },
          resources: [{ ARN: `arn:aws:s3:::${HOSTILE}`, type: HOSTILE, accountId: HOSTILE }],
          requestParameters: { [HOSTILE]: HOSTILE, bucketName: HOSTILE, url: LINK },
          responseElements: { [LINK]: LINK },
          [HOSTILE]: LINK,
        }),
      ),
    },
  },
});

/** Characters that turn the direction of what stands after them. */
const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const KEY = "00000000-0000-4000-8000-000000000001";
const PERIOD = "from=2026-09-21T00:00:00Z&to=2026-09-22T00:00:00Z";
/** What somebody sees who is not signed in, or is led on from. */
const ELSEWHERE = ["setup", "sign-in"];

/** The address of a thing that a list shows first. */
async function firstOf(page: Page, list: string, prefix = `${list}/`): Promise<string> {
  await page.goto(`${list}?${PERIOD}`);
  const link = page.locator(`main a[href^="${prefix}"]`).first();
  await link.waitFor({ timeout: 5_000 }).catch(() => undefined);
  // What a list has nothing of is looked for by a name that nothing has.
  return (await link.count()) === 0 ? `${prefix}none` : ((await link.getAttribute("href")) ?? "");
}

/** Makes what people write, with the same texts, and tells the addresses of all pages that show one thing. */
async function makeThings(page: Page, app: App): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown) => {
    const answer = await app.ask(path, body);
    const text = await answer.text();
    expect(answer.status, `${path}: ${text}`).toBe(200);
    return JSON.parse(text);
  };
  const { number } = await post("/api/cases", {
    ...{ title: HOSTILE, summary: `${HOSTILE} ${LINK}`, severity: "low", tags: ["odd"] },
  });
  const pin = await post(`/api/cases/${number}/pins`, { kind: "event", key: KEY });
  const said = { at: null, until: null, tags: [], title: HOSTILE, text: HOSTILE };
  await post(`/api/cases/${number}/blocks`, {
    ...{ action: "add", kind: "pin", pinId: pin.id, ...said },
  });
  await post("/api/views", { name: HOSTILE, url: `/events?${PERIOD}` });
  const rule = await post("/api/rules", {
    text: JSON.stringify({
      ...{ title: HOSTILE, description: HOSTILE, level: "high", author: HOSTILE },
      logsource: { product: "aws", service: "cloudtrail" },
      ...{
        detection: { one: { eventName: HOSTILE }, condition: "one" },
        falsepositives: [HOSTILE],
      },
    }),
  });
  const run = await post("/api/integrity", {});
  const report = await post("/api/reports", {
    ...{ pack: "account-activity", from: "2026-09-21", to: "2026-09-22" },
    classification: "<big>\u202e",
  });
  const state = async () => (await (await app.ask(`/api/reports/${report.id}`)).json()).state;
  await expect.poll(state, { timeout: 60_000 }).toBe("done");
  await page.goto(`/events?${new URLSearchParams({ q: `event:"${LINK}"` })}`);
  const files = await (await app.ask("/api/imports/files")).json();
  return {
    "accounts/[id]": await firstOf(page, "/accounts"),
    "events/[key]": `/events/${KEY}?p=fields`,
    "imports/files/[id]": `/imports/files/${files.files[0].id}`,
    "integrity/[run]": `/integrity/${run.id}`,
    "ips/[id]": await firstOf(page, "/ips"),
    "keys/[id]": await firstOf(page, "/keys"),
    "principals/[id]": await firstOf(page, "/principals"),
    "resources/[id]": await firstOf(page, "/resources"),
    "sessions/[id]": await firstOf(page, "/sessions"),
    "cases/[number]": `/cases/${number}`,
    "cases/[number]/share": `/cases/${number}/share`,
    "reports/[number]": `/reports/${report.id}`,
    "rules/[id]": `/rules/${rule.ruleId ?? rule.id}`,
    "rules/[id]/edit": `/rules/${rule.ruleId ?? rule.id}/edit`,
    // None of these events has raised one; the page says that there is none of this number.
    "alerts/[id]": "/alerts/1",
  };
}

async function expectHarmless(page: Page, where: string): Promise<void> {
  const text = await page.evaluate(() => {
    const shown = document.body.cloneNode(true) as HTMLElement;
    // The page's own data, and a text that is being edited as it is.
    for (const part of shown.querySelectorAll("script, textarea")) part.remove();
    const told = ["title", "aria-label", "alt", "placeholder"];
    const attributes = [...shown.querySelectorAll("*")].flatMap((element) =>
      told.map((name) => element.getAttribute(name) ?? ""),
    );
    return [shown.textContent, ...attributes].join("\n");
  });
  const at = text.search(HIDDEN);
  expect(at < 0 ? "" : text.slice(Math.max(0, at - 200), at + 100), where).toBe("");
  expect(await page.locator("img, iframe, big").count(), where).toBe(0);
  expect(await page.locator('a[href^="javascript:" i]').count(), where).toBe(0);
  expect(await page.title(), where).not.toMatch(/broken in|[\u202e\u2066\u200b]/);
}

test("no page makes anything of what attackers and people wrote but text", async ({
  page,
  app,
  consoleErrors,
}) => {
  test.setTimeout(240_000);
  const things = await makeThings(page, app);
  const pages = readdirSync(join(projectRoot, "app"), { recursive: true, encoding: "utf8" })
    .filter((path) => /(?:^|\/)page\.tsx$/.test(path))
    .map((path) => path.replace(/\/?page\.tsx$/, ""));
  const known = pages.filter((path) => !path.includes("[") || things[path] !== undefined);
  expect(known).toEqual(pages);
  for (const path of pages.filter((each) => !ELSEWHERE.includes(each))) {
    const url = things[path] ?? `/${path}?${PERIOD}`;
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 }).first(), url).toBeAttached();
    await expect(page.locator('main [aria-busy="true"]'), url).toHaveCount(0);
    await expectHarmless(page, url);
  }
  // Of these the hostile text is what the page is about: it is there, and to be read.
  for (const path of ["events/[key]", "principals/[id]", "cases/[number]", "rules/[id]", "audit"]) {
    await page.goto(things[path] ?? `/${path}`);
    await expect(page.getByRole("main"), path).toContainText("<img src=x onerror=");
  }
  // What is no event and no alert is not found; nothing else may be said.
  for (const error of consoleErrors.splice(0)) expect(error).toContain("404");
});

test("a recipient and every download get text alone", async ({ page, app, browser }) => {
  const number = 1;
  for (const preset of ["none", "internal", "external"]) {
    const preview = await app.ask(`/api/cases/${number}/shares/preview?preset=${preset}`);
    const { findings } = await preview.json();
    const accepted = findings.map(({ id }: { id: string }) => id);
    const link = { label: HOSTILE.slice(0, 60), days: 1, passphrase: null, maxViews: null };
    const made = await app.ask(`/api/cases/${number}/shares`, { preset, accepted, links: [link] });
    const text = await made.text();
    expect(made.status, text).toBe(200);
    const visitor = await browser.newContext({ baseURL: app.url });
    const shared = await visitor.newPage();
    await shared.goto(JSON.parse(text).links[0].path);
    const title = shared.getByRole("heading", { level: 1 });
    // The other presets know the text as an account's, and give it a name.
    await expect(title).toContainText(preset === "none" ? "<img src=x" : /\S/);
    await expectHarmless(shared, preset);
    await visitor.close();
  }
  await page.goto("/shares");
  await expectHarmless(page, "/shares");
  const report = 1;
  for (const form of ["html", "md"]) {
    const text = await (await app.ask(`/api/reports/${report}/document?form=${form}`)).text();
    expect(text).not.toMatch(HIDDEN);
    // In Markdown it stands as code.
    if (form === "html") expect(text).not.toContain("<img");
    expect(text.length).toBeGreaterThan(1_000);
  }
  for (const format of ["csv", "md"]) {
    const url = `/api/events/export?format=${format}&pack=file&${PERIOD}`;
    const text = await (await app.ask(url)).text();
    expect(text).not.toMatch(HIDDEN);
    expect(text).toContain("u202e");
  }
});
