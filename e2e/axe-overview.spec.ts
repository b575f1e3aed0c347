import type { Page } from "playwright/test";
import { axeFindings, findsNothing } from "./support/axe";
import { ALICE_KEY, PERIOD } from "./support/odd-day";
import { oddDayTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  contextOptions: { reducedMotion: "reduce" },
});

const DEPLOY = "/principals/role%7C111122223333%7Cdeploy";
const BEFORE_ALL = "from=2026-06-01&to=2026-06-08";
/** The first week that is indexed: nothing is known of the time before. */
const FIRST_WEEK = "from=2026-08-24&to=2026-08-31";
const DIALOG = "[role=dialog], dialog[open]";

async function loaded(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveCount(1);
  await page.waitForLoadState("networkidle");
}

/** Looks at each page as it is when all of it is there. */
async function each(page: Page, paths: readonly string[]) {
  for (const path of paths) {
    await loaded(page, path);
    await findsNothing(page, path);
  }
}

test("the overview: loaded, as a table, without a baseline, empty", async ({ page }) => {
  await loaded(page, `/?${PERIOD}`);
  await findsNothing(page, "overview");
  await page.getByRole("button", { name: "Show as table" }).click();
  await expect(page.getByRole("region", { name: "Activity as a table" })).toBeVisible();
  await findsNothing(page, "overview, table");
  await page.getByRole("button", { name: /^Accounts: / }).click();
  await expect(page.getByRole("list", { name: "Accounts" })).toBeVisible();
  await findsNothing(page, "choice of accounts", DIALOG);
  await each(page, [`/?${FIRST_WEEK}`, `/?${BEFORE_ALL}`]);
});

test("the Regions: each way to show them, without a baseline, empty, and what opens", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await each(page, [
    `/regions?${PERIOD}&split=1`,
    `/regions?${PERIOD}&show=all&table=1`,
    `/regions?${PERIOD}&grid=map`,
    `/regions?${FIRST_WEEK}&grid=hour-day&rel=1`,
    `/regions?${BEFORE_ALL}`,
  ]);
  await loaded(page, `/regions?${PERIOD}`);
  await page.getByRole("gridcell", { name: /^sa-east-1, 20 Sep/ }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("1 row × 2 columns, 6 events")).toBeVisible();
  await findsNothing(page, "selected cells and a tip");
  await page.getByRole("button", { name: "Decide about a Region" }).click();
  await expect(page.getByRole("dialog", { name: "Decide about a Region" })).toBeVisible();
  await findsNothing(page, "decide about a Region", DIALOG);
});

test("lists of profiles: loaded, nothing found, of every kind", async ({ page }) => {
  test.setTimeout(120_000);
  await each(page, [
    ...["principals", "sessions", "ips", "keys", "resources", "accounts"].map(
      (room) => `/${room}?${PERIOD}`,
    ),
    `/principals?${PERIOD}&contains=nobody`,
    `/principals?${BEFORE_ALL}`,
  ]);
});

test("profiles: of a role with all that opens, without a baseline, compared, of other kinds", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await loaded(page, `${DEPLOY}?${PERIOD}`);
  for (const details of ["The same as a list", /^How each of/, "Upload an IAM listing"]) {
    await page.getByText(details).click();
  }
  await expect(page.getByRole("treeitem").first()).toBeVisible();
  await findsNothing(page, "profile of a role");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByLabel("With another user or role")).toBeVisible();
  await findsNothing(page, "choice of a comparison", DIALOG);
  await each(page, [
    `${DEPLOY}?${PERIOD}&cmp=prev`,
    `/principals/user%7C111122223333%7Calice?${FIRST_WEEK}`,
    `/ips/203.0.113.9?${PERIOD}`,
    `/keys/${ALICE_KEY}?${PERIOD}`,
    `/resources/arn%3Aaws%3As3%3A%3A%3Aexports?${PERIOD}`,
    `/accounts/222233334444?${PERIOD}`,
    `${DEPLOY}?${BEFORE_ALL}`,
  ]);
});

test("no answer, a wrong period, and a profile that nobody indexed", async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(120_000);
  await each(page, ["/principals/user%7C111122223333%7Cnobody", "/regions?from=nonsense"]);
  // The server sends the first answer with the page: it is the next one that does not come.
  for (const [path, title] of [
    ["/", "The overview could not be loaded"],
    ["/regions", "The Regions could not be loaded"],
    ["/principals", "The users and roles could not be loaded"],
    [DEPLOY, "The profile could not be loaded"],
  ] as const) {
    await loaded(page, `${path}?${PERIOD}`);
    await page.route(/\/api\/(?:overview|regions|profiles)/, (route) => route.abort());
    await page.getByRole("button", { name: /^Earlier: / }).click();
    await expect(page.getByText(title)).toBeVisible();
    await findsNothing(page, title);
    await page.unrouteAll();
  }
  consoleErrors.splice(0);
});

test("320 pixels wide, and high contrast", async ({ page, context, app }) => {
  test.setTimeout(120_000);
  const paths = [
    `/?${PERIOD}`,
    `/regions?${PERIOD}`,
    `/principals?${PERIOD}`,
    `${DEPLOY}?${PERIOD}`,
  ];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await loaded(page, path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${path}, narrow`).toBeLessThanOrEqual(320);
    expect.soft(await axeFindings(page), `${path}, narrow`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await context.addCookies([{ name: "tg-theme", value: "contrast", url: app.url }]);
  for (const path of paths) {
    await loaded(page, path);
    expect.soft(await axeFindings(page), `${path}, high contrast`).toEqual([]);
  }
});
