import type { Locator, Page } from "playwright/test";
import { totpCode } from "@/lib/people/totp";
import { axeFindings } from "./support/axe";
import { press } from "./support/keyboard";
import { logName, record } from "./support/logs";
import { test as base, expect } from "./support/test";

/** The link that the start printed is opened here, and nobody is signed in before. */
const test = base.extend({ usesLink: [false, { scope: "worker" }] });
test.use({
  logs: {
    files: { [logName("a")]: [record(0), record(1, { eventTime: "2026-09-21T11:00:00Z" })] },
  },
});

const HOSTILE = "<img src=x onerror=alert(1)> \u202eevil";
const PASSWORD = "a long sentence about trails";

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Presses Tab until the element has the focus; after the last one of a page comes the first. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 250; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** What somebody does who has no mouse. */
function keyboardOf(page: Page) {
  return {
    button: async (name: string | RegExp) => {
      await reach(page, page.getByRole("button", { name }).first());
      await page.keyboard.press("Enter");
    },
    link: async (name: string | RegExp) => {
      await reach(page, page.getByRole("link", { name }).first());
      await page.keyboard.press("Enter");
    },
    field: async (label: string | RegExp, text: string) => {
      await reach(page, page.getByLabel(label).first());
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
  };
}

test("from the first start to the end of a review link, without a mouse", async ({
  app,
  page,
  browser,
  consoleErrors,
}) => {
  test.setTimeout(240_000);
  // Set up, and invite.
  await page.goto(app.link);
  await expect(page.getByTitle("Your account: Local analyst")).toBeVisible();
  const admin = keyboardOf(page);
  await page.goto("/people");
  await admin.button("Invite somebody…");
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Bob");
  await admin.field("E-mail", "bob@example.com");
  await reach(page, page.getByLabel("Role"));
  await page.keyboard.type("incident lead");
  await admin.button("Make the invitation");
  await expect(page.getByText("It is shown this once.")).toBeVisible();
  const invitation = (await page.locator("code").first().textContent()) ?? "";

  // Accept, add a second factor, and come back with it.
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: { cookies: [], origins: [] },
  });
  const bob = await context.newPage();
  const keys = keyboardOf(bob);
  await bob.goto(invitation);
  await keys.field("Password of your own", PASSWORD);
  await bob.keyboard.press("Enter");
  await expect(bob.getByTitle("Your account: Bob")).toBeVisible();
  await bob.goto("/account");
  await keys.field("Your password", PASSWORD);
  await bob.keyboard.press("Enter");
  await expect(bob.getByRole("img", { name: "QR code for the app" })).toBeVisible();
  const secret = fromBase32((await bob.locator("code").first().textContent()) ?? "");
  await keys.field("Code that the app shows", totpCode(secret, Date.now()));
  await bob.keyboard.press("Enter");
  await expect(bob.getByText("Backup codes.")).toBeVisible();
  await keys.button("Sign out");
  await expect(bob.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await keys.field("E-mail", "bob@example.com");
  await keys.field("Password", PASSWORD);
  await bob.keyboard.press("Enter");
  await keys.field("Code of your app", totpCode(secret, Date.now() + 30_000));
  await bob.keyboard.press("Enter");
  await expect(bob.getByTitle("Your account: Bob")).toBeVisible();

  // Open a case and work on it.
  await bob.keyboard.press("Tab");
  await press(bob, "g");
  await press(bob, "c");
  await expect(bob.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
  await keys.field("Title", HOSTILE);
  await keys.field("What is known", "Seen from 203.0.113.77 with AKIAQ3EXAMPLE7654321");
  await keys.button("Open case");
  await expect(bob.getByRole("heading", { level: 1 })).toContainText("<img src=x");
  const casePath = new URL(bob.url()).pathname;
  const number = casePath.split("/").at(-1);
  await keys.button(/^Current case$/);
  await expect(bob.getByRole("button", { name: `Case ${number} is current` })).toBeVisible();

  // Investigate, and pin a query, a selection and an event.
  await press(bob, "g");
  await press(bob, "e");
  const grid = bob.getByRole("grid", { name: "Events" });
  await expect
    .poll(async () => {
      await bob.goto("/events?q=event:ConsoleLogin");
      return await grid.getByText("ConsoleLogin").count();
    })
    .toBeGreaterThan(1);
  const pinned = (what: string) =>
    expect(bob.getByText(`Pinned ${what} to case ${number}.`)).toBeAttached();
  await expect(bob.getByRole("button", { name: "Pin this query" })).toBeVisible();
  await bob.keyboard.press("Tab");
  await press(bob, "n");
  await pinned("this query");
  await reach(bob, grid);
  await bob.keyboard.press("Space");
  await expect(bob.getByRole("button", { name: "Pin the selected events" })).toBeVisible();
  await press(bob, "n");
  await pinned("the selected events");
  await press(bob, "Enter");
  await expect(bob.getByRole("button", { name: "Pin this event" })).toBeVisible();
  await press(bob, "n");
  await pinned("this event");

  // Tell the story.
  await keys.button(`Case ${number} is current`);
  await keys.link(`Open case ${number}`);
  await expect(bob).toHaveURL(app.url + casePath);
  await keys.button("Add to the story pin ConsoleLogin");
  const story = bob.getByRole("region", { name: "Story" });
  await expect(story.getByRole("listitem")).toHaveCount(1);
  await reach(bob, bob.getByLabel("Kind of step"));
  await bob.keyboard.type("Decision");
  await reach(bob, bob.getByRole("textbox", { name: "Text" }));
  await bob.keyboard.type("The key is switched off.");
  await keys.button("Add step");
  await expect(story.getByRole("listitem")).toHaveCount(2);

  // Share: each finding in the notes is accepted first.
  await bob.goto(`${casePath}/share`);
  const found = bob.getByRole("group", { name: "Found in titles and notes" });
  await expect(found.getByRole("checkbox")).toHaveCount(2);
  await keys.field("Recipients", "Outside counsel");
  await bob.keyboard.press("Enter");
  await expect(found.getByRole("checkbox").first()).toBeFocused();
  await expect(bob.getByRole("status", { name: "New links" })).toHaveCount(0);
  await bob.keyboard.press("Space");
  await bob.keyboard.press("Tab");
  await bob.keyboard.press("Space");
  await keys.button("Freeze and make links");
  const links = bob.getByRole("status", { name: "New links" });
  const path = (await links.locator("code").textContent()) ?? "";
  expect(path).toMatch(/^\/r\/[\w-]+#ct_share_/);
  const [page_ = "", token = ""] = path.split("#");

  // Open it as a recipient, in a clean profile.
  const visitor = await browser.newContext({ baseURL: app.url });
  const shared = await visitor.newPage();
  const foreign: string[] = [];
  shared.on("request", (request) => {
    if (!request.url().startsWith(app.url)) foreign.push(request.url());
  });
  await shared.goto(path);
  await expect(shared.getByRole("heading", { level: 1 })).toContainText("<img src=x");
  await expect(shared.getByText("For Outside counsel")).toBeVisible();
  await expect(shared.getByText("What was known of")).toBeVisible();
  await expect(shared.locator("main")).not.toContainText("203.0.113.77");
  await expect(shared.locator("nav")).toHaveCount(0);
  expect(shared.url()).not.toContain("ct_share_");
  for (const colorScheme of ["light", "dark"] as const) {
    await shared.emulateMedia({ colorScheme });
    expect(await axeFindings(shared), colorScheme).toEqual([]);
  }
  await shared.emulateMedia({ media: "print" });
  await expect(shared.getByText("For Outside counsel")).toBeVisible();
  const [cookie] = await visitor.cookies(shared.url());
  expect(cookie).toMatchObject({ httpOnly: true, path: page_ });
  const answer = await visitor.request.get(page_);
  expect(answer.headers()).toMatchObject({
    "cache-control": "no-store, private",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
  expect(foreign.filter((url) => !url.startsWith("data:"))).toEqual([]);
  await shared.emulateMedia({ media: "screen" });
  const file = shared.waitForEvent("download");
  await keyboardOf(shared).link("review.json");
  expect((await file).suggestedFilename()).toBe("review.json");
  // The cookie of a review is worth nothing at the door of people, under any name.
  const login = `trailglass-${new URL(app.url).port}=${cookie?.value}`;
  for (const header of [`trailglass-review=${cookie?.value}`, login]) {
    const refused = await fetch(`${app.url}/api/cases`, { headers: { cookie: header } });
    expect(refused.status).toBe(401);
  }

  // Whoever guesses is told nothing, and is known by the address that cannot be forged.
  const guess = async (address: number, given: string) =>
    await fetch(`${app.url}${page_}/${given}`, {
      headers: { "x-forwarded-for": `198.51.100.${address}` },
      redirect: "manual",
    });
  const statuses: number[] = [];
  for (let tries = 0; tries < 32; tries++) statuses.push((await guess(tries, "x")).status);
  expect(statuses.slice(-3)).toEqual([404, 429, 429]);
  expect((await guess(1, token)).status).toBe(303);

  // See the access log, and revoke.
  await bob.goto("/shares");
  await keys.button("Access log of Outside counsel");
  const log = bob.getByRole("region", { name: "Access log of Outside counsel" });
  await expect(log).toContainText("opened");
  await expect(log).toContainText("wrong or ended token");
  await expect(log).not.toContainText("198.51.100.");
  await expect(bob).toHaveURL(/\/shares\?log=/);
  await keys.button("Revoke the link for Outside counsel");
  await expect(bob.getByRole("region", { name: "Review links" })).toContainText("revoked");
  await shared.reload();
  await expect(shared.getByRole("heading", { level: 1 })).toHaveText("Shared review");
  for (const colorScheme of ["light", "dark"] as const) {
    await bob.emulateMedia({ colorScheme });
    for (const each of ["/shares", `${casePath}/share`]) {
      await bob.goto(each);
      await expect(bob.getByRole("region", { name: "Review links" })).toBeVisible();
      expect.soft(await axeFindings(bob), `${each} ${colorScheme}`).toEqual([]);
    }
  }

  await visitor.close();
  await context.close();
  for (const error of consoleErrors.splice(0)) expect(error).toMatch(/40[0134]/);
});
