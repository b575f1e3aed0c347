import { eventsPage } from "./support/events-page";
import { PERIOD } from "./support/odd-day";
import { oddDayTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("what is new says so with its events, and leads to them and to its own page", async ({
  page,
}) => {
  const events = eventsPage(page);
  const fresh = page.getByRole("region", { name: "New in this period" });
  await page.goto(`/?${PERIOD}`);
  await expect(fresh).toContainText("21 of the 45 days before are covered");
  await fresh.getByRole("link", { name: "6 events of sa-east-1" }).click();
  await events.shows(6);
  await page.goBack();
  await fresh.getByRole("link", { name: "12 events of 203.0.113.9" }).click();
  await events.shows(12);
  await page.goBack();
  await fresh.getByRole("link", { name: /^deploy \(role/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("deploy");
  await expect(page).toHaveURL(/\?from=2026-09-14&to=2026-09-22$/);
});

test("root, sign-ins without MFA and the largest changes lead to as many events", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto(`/?${PERIOD}`);
  await page.getByRole("link", { name: "1 event of Root user" }).click();
  await events.shows(1);
  await page.goBack();
  await page.getByRole("link", { name: "1 event of Sign-ins without MFA" }).click();
  await events.shows(1);
  await page.goBack();
  const moved = page.getByRole("row", { name: /^mallory/ });
  await expect(moved).toContainText("+13");
  await moved.getByRole("link", { name: "13 events of mallory (user, 111122223333)" }).click();
  await events.shows(13);
});

test("the chart's numbers are a table too, and a bar leads to its events by keyboard", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/?from=2026-09-21&to=2026-09-22");
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("region", { name: "Activity as a table" });
  await table
    .getByRole("link", { name: /^12 events of the time from 2026-09-21T04:00.*, denied$/ })
    .click();
  await events.shows(12);
  await page.goBack();
  // The plain bars hand the focus to the chart that they fetch.
  await page.getByRole("button", { name: /^Events by outcome, a bar for every/ }).focus();
  await expect(page.getByRole("application")).toBeFocused();
  for (let bar = 0; bar < 4; bar++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=2026-09-21T04:00/);
  await events.shows(14);
});

test("without enough known of the time before, nothing is called new", async ({ page }) => {
  const main = page.getByRole("main");
  await page.goto("/?from=2026-08-24&to=2026-08-31");
  await expect(main.getByText("Cannot tell yet what is new: 0 of the 45 days")).toBeVisible();
  await expect(main.getByText(/^Cannot tell what changed/)).toBeVisible();
});

test("an empty period says what is not known and where the nearest events are", async ({
  page,
}) => {
  await page.goto("/?from=2026-06-01&to=2026-06-08");
  await expect(
    page.getByText("No events in this period. That is not the same as nothing having happened."),
  ).toBeVisible();
  await expect(page.getByText("The nearest event after is of 2026-08-24")).toBeVisible();
  await page.getByRole("button", { name: "Show it" }).click();
  await expect(
    page.getByRole("link", { name: "118 events of this period", exact: true }),
  ).toBeVisible();
});

test("the period and the accounts are in the link: they outlive a reload, and Back undoes them", async ({
  page,
}) => {
  const scope = page.getByRole("button", { name: /^Accounts: / });
  await page.goto(`/?${PERIOD}`);
  await scope.click();
  await page.getByRole("checkbox", { name: "222233334444" }).check();
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(page).toHaveURL(/scope=222233334444/);
  const all = page.getByRole("link", { name: /^\d+ events? of this period$/ });
  await expect(all).toHaveAccessibleName("2 events of this period");
  await page.reload();
  await expect(scope).toHaveAccessibleName("Accounts: 222233334444");
  await expect(all).toHaveAccessibleName("2 events of this period");
  await page.getByRole("button", { name: /^Earlier: / }).click();
  await expect(page).toHaveURL(/from=2026-09-06/);
  await expect(page.getByText(/^No events in this period/)).toBeVisible();
  await page.goBack();
  await expect(all).toHaveAccessibleName("2 events of this period");
  await page.goBack();
  await expect(all).toHaveAccessibleName("44 events of this period");
  await expect(scope).toHaveAccessibleName("Accounts: All accounts");
});
