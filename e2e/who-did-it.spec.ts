import { countedLinks, followAll } from "./support/counted-links";
import { eventsPage } from "./support/events-page";
import { press, tabTo } from "./support/keyboard";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

/** The week in which the incident ends: machines were started where nobody ever works. */
const WEEK = "from=2026-09-24&to=2026-10-01";
const ODD_CELL = "sa-east-1, 30 Sep 2026 UTC, 8 events, 1 error";
const HUMAN = /^svc-metrics-sync user/;
const BEHIND_IT = /^Who really did it: svc-metrics-sync .* stands behind it, through ops-admin/;

test("by mouse: from the heatmap's odd cell to the user, to the roles it took, and back to who it was", async ({
  page,
}) => {
  const events = eventsPage(page);
  const lineage = page.getByRole("region", { name: "Session lineage as a graph" });
  await page.goto(`/regions?${WEEK}`);
  await page.getByRole("gridcell", { name: ODD_CELL }).click();
  await events.shows(8);
  await events.grid.getByRole("row", { name: /RunInstances.*success/ }).click();
  await events.panel.getByRole("link", { name: "user or role" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("svc-metrics-sync");
  await lineage.getByRole("link", { name: /^ops-admin role session/ }).click();
  await expect(page).toHaveURL(/\/sessions\//);
  await expect(page.getByText(BEHIND_IT)).toBeVisible();
  await lineage.getByRole("link", { name: /^ci-deploy role session/ }).click();
  await expect(
    page.getByText(/through ops-admin, then ci-deploy\. Certainty: exact\./),
  ).toBeVisible();
  await lineage.getByRole("link", { name: HUMAN }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("svc-metrics-sync");
});

test("by keyboard alone: the same way, and through the list of the lineage", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto(`/regions?${WEEK}`);
  await tabTo(
    page,
    page.getByRole("grid", { name: /^Events by Region/ }).locator("td[tabindex='0']"),
  );
  const cell = page.getByRole("gridcell", { name: ODD_CELL });
  // The focus begins at the first unusual cell, wherever that is.
  await press(page, "Control+Home");
  await press(page, "End");
  await expect(async () => {
    await press(page, "ArrowDown");
    await expect(cell).toBeFocused({ timeout: 100 });
  }).toPass();
  await press(page, "Enter");
  await events.shows(8);
  await tabTo(page, events.grid, { most: 150 });
  await press(page, "Enter");
  await tabTo(page, events.panel.getByRole("link", { name: "user or role" }));
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("svc-metrics-sync");

  const list = page.getByText("The same as a list");
  const tree = page.getByRole("tree", { name: "Session lineage as a list" });
  await tabTo(page, list);
  await press(page, "Enter");
  await tabTo(page, tree.getByRole("treeitem", { name: HUMAN }));
  await press(page, "ArrowLeft");
  await expect(tree.getByRole("treeitem")).toHaveCount(1);
  await press(page, "ArrowRight");
  await press(page, "ArrowDown");
  await expect(tree.getByRole("treeitem", { name: /^ops-admin/ })).toBeFocused();
  await press(page, "Enter");
  await expect(page).toHaveURL(/\/sessions\//);
  await expect(page.getByText(BEHIND_IT)).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: HUMAN }));
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("svc-metrics-sync");
});

test("every number of the overview and of a profile is the number of the events behind it", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const main = page.getByRole("main");
  await page.goto(`/?${WEEK}`);
  await expect(main.getByRole("heading", { name: "Largest changes" })).toBeVisible();
  const overview = await countedLinks(main);
  expect(overview.length).toBeGreaterThan(25);
  await followAll(page, overview.slice(0, 25));

  await page.goto(`/principals/user%7C111122223333%7Csvc-metrics-sync?${WEEK}`);
  await expect(main.getByRole("heading", { name: "First denials" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const profile = await countedLinks(main);
  expect(profile.length).toBeGreaterThan(25);
  await followAll(page, profile.slice(0, 25));
});
