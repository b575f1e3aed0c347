import { eventsPage } from "./support/events-page";
import { GUESSING } from "./support/guessing";
import { press, tabTo } from "./support/keyboard";
import { expect, test } from "./support/test";

// An installation of its own: what is saved and searched here is counted.
test.use({
  logs: { files: GUESSING },
  permissions: ["clipboard-read", "clipboard-write"],
});

test("suggestions lead from a field to a value, with the events that each would find", async ({
  page,
}) => {
  const events = eventsPage(page);
  const option = (name: RegExp) => page.getByRole("option", { name });
  await page.goto("/events");
  await events.shows(80);
  await page.keyboard.press("/");
  await page.keyboard.type("us");
  await expect(option(/^user/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(events.query).toHaveValue(/^user/);
  await events.query.fill("user:");
  await expect(option(/^alice\s*60 in this range$/)).toBeVisible();
  await expect(option(/^mallory\s*20 in this range$/)).toBeVisible();
  await page.keyboard.type("ma");
  await expect(option(/^alice/)).toHaveCount(0);
  await expect(option(/^mallory/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(option(/^mallory/)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(events.query).toHaveValue(/^user:mallory ?$/);
  await page.keyboard.press("Enter");
  await events.shows(20);
});

test("a condition is explained where the caret or the pointer is", async ({ page }) => {
  const events = eventsPage(page);
  const words = (text: RegExp) => page.getByRole("search").getByText(text);
  await page.goto("/events?q=-user:mallory+outcome:success");
  await events.shows(60);
  await events.query.focus();
  await page.keyboard.press("End");
  await expect(words(/^Outcome is success/)).toBeVisible();
  await page.keyboard.press("Home");
  await expect(words(/^User.* is not mallory.*without/)).toBeVisible();
  await expect(words(/^Outcome is success/)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(words(/is not mallory/)).toHaveCount(0);
  const box = await page
    .getByRole("search")
    .locator("[data-from]", { hasText: "success" })
    .boundingBox();
  await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + 5);
  await expect(words(/^Outcome is success/)).toBeVisible();
});

test("a value that was never seen is said, with the nearest one to use instead", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.search("region:us-esat-1");
  await expect(page.getByText("No events have region us-esat-1; us-east-1 has 8.")).toBeVisible();
  await expect(page.getByText("W204")).toBeVisible();
  await events.query.focus();
  await page.keyboard.press("Alt+Enter");
  await expect(events.query).toHaveValue("region:us-east-1");
  await events.shows(8);
  await expect(page.getByText("W204")).toHaveCount(0);
});

test("a time in the query beside the picker's is said, and one click removes it", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events?q=time:<2026-09-21T02:00Z&from=2026-09-21T00:00Z&to=2026-09-22T00:00Z");
  await events.shows(20);
  await expect(page.getByText("W206")).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: "W206" }).getByRole("button").first().click();
  await expect(events.query).toHaveValue("");
  await events.shows(80);
});

test("a pasted list of indicators becomes one condition and says what it holds", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await page.evaluate(() =>
    navigator.clipboard.writeText(
      "198.51.100.7\n203.0.113.9\narn:aws:iam::111122223333:user/alice\nAKIAEXAMPLE000000001\n",
    ),
  );
  await page.keyboard.press("/");
  await page.keyboard.press("Control+v");
  await expect(page.getByText("4 indicators: 2 IP, 1 ARN, 1 key")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await events.shows(80);
});

test("earlier searches come back with Ctrl and the arrows, and stand on a page of their own", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await events.search("user:mallory");
  await events.shows(20);
  await events.search("user:mallory event:ListUsers");
  await events.shows(8);
  await events.query.focus();
  await page.keyboard.press("Control+ArrowUp");
  await expect(events.query).toHaveValue("user:mallory");
  await page.keyboard.press("Control+ArrowDown");
  await expect(events.query).toHaveValue("user:mallory event:ListUsers");

  await page.goto("/history");
  const table = page.getByRole("table");
  const second = "Step 2: user:mallory event:ListUsers 8";
  await expect(table.getByRole("row", { name: second }).first()).toBeVisible();
  await table.getByRole("link", { name: "user:mallory", exact: true }).first().click();
  await events.shows(20);
});

test("a view is saved, changed, marked as changed, updated and deleted", async ({ page }) => {
  const events = eventsPage(page);
  const menu = page.getByRole("button", { name: /^Saved views/ });
  const panel = page.getByRole("dialog", { name: /^Saved views/ });
  await page.goto("/events?q=user:mallory&dens=compact");
  await events.shows(20);
  await menu.click();
  await panel.getByLabel("Save this view as").fill("Mallory");
  await panel.getByLabel("Save this view as").press("Enter");
  await expect(menu).toHaveAccessibleName("Saved views: Mallory");
  await expect(menu).toBeFocused();

  await events.search("user:mallory event:ListUsers");
  await events.shows(8);
  await expect(menu).toHaveAccessibleName("Saved views: Mallory, changed since saved");
  await menu.click();
  await expect(panel.getByText("Changed since saved.")).toBeVisible();
  await panel.getByRole("button", { name: "Update" }).click();
  await expect(menu).toHaveAccessibleName("Saved views: Mallory");
  await page.keyboard.press("Escape");

  await page.goto("/views");
  await page.getByRole("link", { name: "Mallory" }).click();
  await events.shows(8);
  await expect(page).toHaveURL(/dens=compact/);
  await page.goto("/views");
  await page.getByRole("button", { name: "What to do with Mallory" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("the chosen time zone is in the link and in every time", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await expect(events.row(0)).toContainText("05:00:00");
  await events.grid.focus();
  await page.keyboard.press("t");
  const panel = page.getByRole("dialog", { name: /^Time: / });
  const zone = panel.getByLabel("Another time zone");
  await tabTo(page, zone);
  await page.keyboard.type("Europe/Oslo");
  await press(page, "Enter");
  await press(page, "Escape");
  await expect(page).toHaveURL(/tz=Europe\/Oslo/);
  await expect(events.row(0)).toContainText("07:00:00");
  await expect(page.getByRole("columnheader", { name: /Europe\/Oslo/ })).toBeVisible();
  // Key u is the reader's own choice and takes the place of the link's.
  await events.grid.focus();
  await page.keyboard.press("u");
  await expect(page).not.toHaveURL(/tz=/);
  await expect(events.row(0)).not.toContainText("07:00:00");
});

test("nothing found: the condition to blame is named, and one press removes it", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events?q=user:alice+outcome:success+region:us-east-1");
  await expect(
    page.getByRole("heading", { name: "One condition empties the result" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Remove region:us-east-1" }).click();
  await events.shows(60);
  await expect(events.query).toHaveValue("user:alice outcome:success");
});
