import { eventsPage } from "./support/events-page";
import { HOSTILE_REGION, PERIOD } from "./support/odd-day";
import { oddDayTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  contextOptions: { permissions: ["clipboard-read", "clipboard-write"] },
});

const grid = "Events by Region, days";

test("a cell's number is the number of the events behind it, also with global services apart", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto(`/regions?${PERIOD}`);
  await page
    .getByRole("grid", { name: grid })
    .getByRole("gridcell", { name: "sa-east-1, 21 Sep 2026 UTC, 6 events, 1 denied, new region" })
    .click();
  await events.shows(6);
  await page.goBack();
  await expect(page.getByRole("gridcell", { name: /^us-east-1, 21 Sep.* 7 events/ })).toBeVisible();
  await page.getByRole("button", { name: "Global services apart" }).click();
  await page.getByRole("gridcell", { name: /^us-east-1, 21 Sep.* 3 events/ }).click();
  await events.shows(3);
  await page.goBack();
  await page
    .getByRole("gridcell", { name: /^us-east-1 · global services, 21 Sep.* 4 events/ })
    .click();
  await events.shows(4);
});

test("several cells are selected by keyboard, counted together, and lead to as many events", async ({
  page,
}) => {
  await page.goto(`/regions?${PERIOD}`);
  await page.getByRole("gridcell", { name: /^eu-west-1, 20 Sep/ }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("1 row × 2 columns, 18 events")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Events", exact: true }).click();
  await eventsPage(page).shows(18);
});

test("no events, no coverage and not enabled are three things; a period without logs says so", async ({
  page,
}) => {
  const main = page.getByRole("main");
  await page.goto(`/regions?${PERIOD}&show=all`);
  const cell = (name: string) => page.getByRole("gridcell", { name, exact: true });
  await expect(cell("ca-central-1, 20 Sep 2026 UTC, no events")).toBeVisible();
  await expect(cell("ca-central-1, 19 Sep 2026 UTC, no coverage")).toBeVisible();
  const far = cell("ap-east-1, 20 Sep 2026 UTC, not enabled");
  await page.getByRole("combobox", { name: "Order of the Regions" }).selectOption("by name");
  await expect(far).toBeVisible();
  await page.goto("/regions?from=2026-06-01&to=2026-06-08");
  await expect(main.getByText(/^No log file covers this period\./)).toBeVisible();
  await page.goto("/regions?from=2026-09-20T10:10Z&to=2026-09-20T10:50Z");
  await expect(
    main.getByText("Log files cover this period, and they hold no event."),
  ).toBeVisible();
});

test("a home Region is decided with a reason, and is there after a reload", async ({ page }) => {
  await page.goto(`/regions?${PERIOD}`);
  await page.getByRole("button", { name: "Decide about a Region" }).click();
  const dialog = page.getByRole("dialog", { name: "Decide about a Region" });
  await expect(dialog.getByLabel("Region")).toBeFocused();
  await dialog.getByLabel("Region").fill("us-east-1");
  await dialog.getByLabel("Reason").fill("The shop moved there");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const home = page
    .getByRole("region", { name: "Home Regions" })
    .getByRole("row", { name: /^111122223333 us-east-1 home/ });
  await expect(home).toContainText("The shop moved there");
  await page.reload();
  await expect(home).toContainText("The shop moved there");
  const outside = page.getByRole("region", { name: "Activity outside home Regions" });
  await expect(outside.getByRole("row", { name: /^111122223333 us-east-1/ })).toHaveCount(0);
  await expect(outside.getByRole("row", { name: /^222233334444 us-east-1/ })).toHaveCount(1);
});

test("the grid is a table, a CSV, and a map beside an equal list", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto(`/regions?${PERIOD}`);
  await page.getByRole("button", { name: "Copy CSV of the regions" }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^sa-east-1,.*,6,"21 Sep 2026/m);
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("table", { name: grid });
  await table.getByRole("button", { name: /^sa-east-1, 21 Sep.* 6 events/ }).click();
  await events.shows(6);

  await page.goto(`/regions?${PERIOD}&grid=map`);
  const map = page.getByRole("figure", { name: "Regions by events" });
  const list = page.getByRole("region", { name: "Regions", exact: true });
  await expect(list.getByRole("link", { name: "6 events of sa-east-1" })).toBeVisible();
  await map.getByRole("button", { name: /^sa-east-1, .*6 events/ }).click();
  await events.shows(6);
});

test("a Region that an attacker invented is text in grid, list, map and events", async ({
  page,
}) => {
  let ran = false;
  page.on("dialog", async (dialog) => {
    ran = true;
    await dialog.dismiss();
  });
  for (const view of ["", "&table=1", "&grid=map"]) {
    await page.goto(`/regions?${PERIOD}${view}`);
    await page.waitForLoadState("networkidle");
    await expect(page.getByText(HOSTILE_REGION).first()).toBeVisible();
    expect(await page.locator("img[src='x']").count(), view).toBe(0);
  }
  await page.goto(`/regions?${PERIOD}`);
  await page.getByRole("gridcell", { name: `${HOSTILE_REGION}, 21 Sep 2026 UTC, 1 event` }).click();
  await eventsPage(page).shows(1);
  expect(ran).toBe(false);
});
