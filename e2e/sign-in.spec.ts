import type { Page } from "playwright/test";
import { totpCode } from "@/lib/people/totp";
import { findsNothing } from "./support/axe";
import { test as base, expect } from "./support/test";

/** Here the link that the start printed is pressed by hand, and nobody is signed in before. */
const test = base.extend({ usesLink: [false, { scope: "worker" }] });

const PASSWORD = "a long sentence about trails";

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill("bob@example.com");
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
}

test("one click sets up; an invited analyst chooses a password, adds a second factor and comes back with it", async ({
  app,
  page,
  browser,
  consoleErrors,
}) => {
  test.setTimeout(180_000);
  await page.goto("/events?q=event:StopLogging");
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fevents%3Fq%3Devent%253AStopLogging$/);
  await expect(page.getByText("Open the link that Trailglass printed")).toBeVisible();
  await findsNothing(page, "nobody is set up");

  await page.goto(app.link);
  await expect(page.getByTitle("Your account: Local analyst")).toBeVisible();
  expect(page.url()).not.toContain("token");
  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();

  await page.goto("/people");
  await findsNothing(page, "people");
  await page.getByRole("button", { name: "Invite somebody…" }).click();
  await page.getByLabel("Name").fill("Bob");
  await page.getByLabel("E-mail").fill("Bob@example.com");
  await page.getByRole("button", { name: "Make the invitation" }).click();
  await expect(page.getByText("It is shown this once.")).toBeVisible();
  const link = (await page.locator("code").first().textContent()) ?? "";
  expect(link).toContain("/sign-in#token=");
  await expect(page.getByRole("cell", { name: "bob@example.com" })).toBeVisible();

  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const bob = await context.newPage();
  await bob.goto(link);
  await expect(bob.getByRole("heading", { name: "Accept the invitation" })).toBeVisible();
  await findsNothing(bob, "invitation");
  await bob.getByLabel("Password of your own").fill("password1234");
  await bob.getByRole("button", { name: "Keep the password" }).click();
  await expect(bob.getByText("one of the first that would be guessed").first()).toBeVisible();
  await bob.getByLabel("Password of your own").fill(PASSWORD);
  await bob.getByRole("button", { name: "Keep the password" }).click();
  await expect(bob.getByTitle("Your account: Bob")).toBeVisible();
  await bob.goto(`${app.url}/people`);
  await expect(bob.getByRole("heading", { name: "You may not see this page" })).toBeVisible();

  await bob.goto(`${app.url}/account`);
  await findsNothing(bob, "account");
  await bob.getByLabel("Your password").fill(PASSWORD);
  await bob.getByRole("button", { name: "Set up a second factor" }).click();
  await expect(bob.getByRole("img", { name: "QR code for the app" })).toBeVisible();
  const secret = fromBase32((await bob.locator("code").first().textContent()) ?? "");
  await bob.getByLabel("Code that the app shows").fill(totpCode(secret, Date.now()));
  await bob.getByRole("button", { name: "Confirm the code" }).click();
  await expect(bob.getByText("Backup codes.")).toBeVisible();
  const codes = ((await bob.locator("code").first().textContent()) ?? "").split("\n");
  expect(codes).toHaveLength(10);
  await bob.getByRole("button", { name: "Sign out" }).click();

  await expect(bob.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await findsNothing(bob, "sign-in");
  await bob.goto(`${app.url}/sign-in?to=//evil.example`);
  await signIn(bob, "not the right one");
  await expect(bob.getByText("E-mail, password or code is not right.")).toBeVisible();
  await signIn(bob, PASSWORD);
  await bob.getByLabel("Code of your app").fill(totpCode(secret, Date.now() + 30_000));
  await bob.keyboard.press("Enter");
  await expect(bob.getByTitle("Your account: Bob")).toBeVisible();
  expect(bob.url()).toBe(`${app.url}/`);

  // A backup code works once; the admin ends it all.
  await bob.getByRole("button", { name: "Sign out" }).click();
  await signIn(bob, PASSWORD);
  await bob.getByLabel("Code of your app").fill(codes[0] ?? "");
  await bob.keyboard.press("Enter");
  await expect(bob.getByTitle("Your account: Bob")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Disable Bob" }).click();
  await expect(page.getByRole("cell", { name: "disabled" })).toBeVisible();
  await bob.goto(`${app.url}/events`);
  await expect(bob).toHaveURL(/\/sign-in\?to=%2Fevents$/);
  await context.close();

  // The link was used up.
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  // In a tab of its own: signing out is still leading this one away.
  const again = await page.context().newPage();
  await again.goto(app.link.replace("/setup", "/sign-in"));
  await expect(again.getByText("This link was used already or is too old.")).toBeVisible();
  for (const error of consoleErrors.splice(0)) expect(error).toMatch(/40[0134]/);
});
