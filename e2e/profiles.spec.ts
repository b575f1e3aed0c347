import type { Page } from "playwright/test";
import { countedLinks, followAll } from "./support/counted-links";
import { eventsPage } from "./support/events-page";
import { IAM_LISTING } from "./support/iam-listing";
import { ALICE_KEY, ALL_TIME, PERIOD } from "./support/odd-day";
import { oddDayTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  contextOptions: { permissions: ["clipboard-read", "clipboard-write"] },
});

const ALICE = "/principals/user%7C111122223333%7Calice";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const csv = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("the list is searched, narrowed to a kind, ordered and paged, all of it in the link", async ({
  page,
}) => {
  await page.goto(`/principals?${ALL_TIME}`);
  const rows = page.getByRole("table", { name: "Users & roles" }).locator("tbody").getByRole("row");
  await expect(page.getByText("1–100 of 109 users and roles")).toBeVisible();
  await expect(rows.first()).toContainText("alice");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("101–109 of 109 users and roles")).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(9);
  await page
    .getByRole("button", { name: "Order by denied" })
    .or(page.getByRole("button", { name: "Denied" }))
    .click();
  await expect(rows.first()).toContainText("mallory");
  await expect(page.getByRole("columnheader", { name: "Denied" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.getByRole("combobox", { name: "Kind of principal" }).selectOption("role");
  await expect(rows).toHaveCount(2);
  await page.getByRole("searchbox").fill("dep");
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Copy CSV of the users-and-roles" }).click();
  await expect.poll(() => csv(page)).toMatch(/deploy/);
  await page.getByRole("searchbox").fill("nobody at all");
  await expect(page.getByText(/contains “nobody at all” has events in this period/)).toBeVisible();
  await page.getByRole("button", { name: "Show all users and roles" }).click();
  await expect(page.getByText("1–100 of 109 users and roles")).toBeVisible();
});

test("all pages of a list are one CSV", async ({ page }) => {
  await page.goto(`/principals?${ALL_TIME}`);
  await page.getByRole("button", { name: "All as CSV" }).click();
  await expect(page.getByText("All 109 users and roles:")).toBeVisible();
  await page.getByRole("button", { name: "Copy CSV of the all-users-and-roles" }).click();
  await expect.poll(async () => (await csv(page)).trim().split("\n").length).toBe(110);
});

test("a role's page tells its story, what is new, when, and who was behind it", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto(`/principals/role%7C111122223333%7Cdeploy?${PERIOD}`);
  await expect(
    page
      .getByRole("main")
      .getByText(/^Active 1 of 8 days, weekdays 02–04 UTC, from 1 IP in 3 Regions/),
  ).toBeVisible();
  const fresh = page.getByRole("region", { name: "New in this period" });
  await expect(fresh).toContainText("Measured against the 45 days before: 21 covered");
  await fresh.getByRole("link", { name: "sa-east-1", exact: true }).click();
  await events.shows(6);
  await page.goBack();
  await page
    .getByRole("grid", { name: "Events by hour of the week" })
    .getByRole("gridcell", { name: "Monday 02:00–03:00 UTC, 9 events" })
    .click();
  await events.shows(9);
  await page.goBack();
  await page.getByRole("gridcell", { name: "Monday 2026-09-21, 10 events" }).click();
  await events.shows(10);
  await page.goBack();
  await expect(
    page.getByRole("main").getByText(/^Who really did it: alice of account 111122223333/),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "First denials" })).toContainText("RunInstances");
});

test("sessions, addresses, keys, resources and accounts have pages, reached from their lists", async ({
  page,
}) => {
  test.setTimeout(120_000);
  for (const [path, link, says] of [
    ["/sessions", "night", /^Who really did it: alice/],
    ["/ips", "203.0.113.9", /^Active 1 of 8 days/],
    ["/keys", ALICE_KEY, /^Active 8 of 8 days/],
    ["/resources", "arn:aws:s3:::exports", "Who changed this"],
    ["/accounts", "222233334444", /^Active 1 of 8 days/],
  ] as const) {
    await page.goto(`${path}?${PERIOD}`);
    await page.getByRole("table").getByRole("link", { name: link, exact: true }).first().click();
    await expect(heading(page)).toHaveText(link);
    await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const [all, ...others] = await countedLinks(page.getByRole("main"));
    expect(all?.name, path).toMatch(/ of /);
    await followAll(
      page,
      [all, others.at(-1)].filter((one) => one !== undefined),
    );
  }
});

test("the numbers of a profile's tables are the numbers of their events", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${ALICE}?${PERIOD}`);
  for (const title of ["Where from", "What was called", "Who, and with what"]) {
    await expect(page.getByRole("region", { name: title })).toBeVisible();
  }
  await page.waitForLoadState("networkidle");
  const links = await countedLinks(page.getByRole("main"));
  expect(links.length).toBeGreaterThan(15);
  await followAll(page, links.slice(0, 25));
});

test("by link: a user against the time before, and against another user", async ({ page }) => {
  await page.goto(`${ALICE}?${PERIOD}&cmp=prev`);
  const side = (name: string) => page.getByRole("region", { name });
  await expect(
    side("This: alice").getByRole("link", { name: "18 events of alice", exact: true }),
  ).toBeVisible();
  await expect(
    side("Compared with: alice").getByRole("link", { name: "16 events of alice", exact: true }),
  ).toBeVisible();
  await page.getByRole("link", { name: "Compare the events" }).click();
  await expect(page).toHaveURL(/view=compare&cmp=prev/);
  await expect(page.getByRole("rowheader").first()).toBeVisible();

  await page.goto(`${ALICE}?${PERIOD}`);
  await page.getByRole("button", { name: "Compare" }).click();
  const choice = page.getByRole("dialog", { name: "Compare" });
  await choice.getByLabel("With another user or role").fill("mall");
  await choice.getByRole("button", { name: /^mallory/ }).click();
  await expect(page).toHaveURL(/cmp=principal/);
  await page.reload();
  await expect(
    side("Compared with: mallory").getByRole("link", { name: "13 events of mallory", exact: true }),
  ).toBeVisible();
  await page.getByRole("button", { name: "End the comparison" }).click();
  await expect(page.getByRole("heading", { name: "Comparison" })).toHaveCount(0);
});

test("what is granted is unknown until somebody uploads a listing of IAM", async ({ page }) => {
  const access = page.getByRole("region", { name: "Used and granted" });
  const row = (service: string) => access.getByRole("row", { name: new RegExp(`^${service}`) });
  await page.goto(`${ALICE}?${PERIOD}`);
  await expect(access.getByText("Granted: unknown.")).toBeVisible();
  await expect(row("s3")).toContainText("unknown");
  await access.getByText("Upload an IAM listing").click();
  await access.getByLabel("Listing (JSON)").setInputFiles({
    ...{ name: "iam.json", mimeType: "application/json" },
    buffer: Buffer.from(IAM_LISTING),
  });
  await access.getByRole("button", { name: "Upload" }).click();
  await expect(access.getByText("The listing of account 111122223333 is kept.")).toBeVisible();
  await expect(row("s3")).toContainText("yes");
  await expect(row("sns")).toContainText("granted, not used");
  await expect(row("kms")).toContainText("tried but denied");
  await page.reload();
  await expect(access).toContainText("Granted as the IAM listing of account 111122223333 says");
});

test("what nobody indexed is said to be missing, and leads on", async ({ page, consoleErrors }) => {
  await page.goto("/principals/user%7C111122223333%7Cnobody");
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/no event/i);
  await page.getByRole("link", { name: "All users and roles" }).click();
  await expect(heading(page)).toHaveText("Users & roles");
  for (const error of consoleErrors.splice(0)) expect(error).toContain("404");
});
