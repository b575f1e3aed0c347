import { eventsPage } from "./support/events-page";
import { focusedText, press, tabTo } from "./support/keyboard";
import { guessingTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  permissions: ["clipboard-read", "clipboard-write"],
});

const KEY = "00000000-0000-4000-8000-000000000201";

test("Tab goes through the whole page and never nowhere", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto(`/events?e=${KEY}`);
  await events.shows(80);
  await expect(events.panel.getByRole("tab")).toHaveCount(6);
  const seen: string[] = [];
  for (;;) {
    await page.keyboard.press("Tab");
    const focused = await focusedText(page);
    // After the last control the focus leaves the page for the browser's own bars.
    if (focused === "nothing" || seen.length > 400) break;
    seen.push(focused);
  }
  expect(seen.length).toBeGreaterThan(60);
  expect(seen.length).toBeLessThan(400);
  const named = (text: string) => seen.findIndex((html) => html.includes(text));
  const order = [
    "Skip to content",
    "Query",
    'aria-label="Time: ',
    "Saved views",
    "Copy link",
    "Time of the bars",
    'role="grid"',
    'role="tab"',
  ].map((text) => (text === "Skip to content" ? named("#main") : named(text)));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test("on a long walk the focus is always somewhere", async ({ page }) => {
  test.setTimeout(120_000);
  const events = eventsPage(page);
  const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
  await page.goto("/events");
  await events.shows(80);

  // Searching.
  await press(page, "/");
  await page.keyboard.type("user:mallory");
  await press(page, "Escape");
  await press(page, "Enter");
  await events.shows(20);
  await press(page, "Escape");
  await expect(events.grid).toBeFocused();

  // In the list, and into an event and out of it.
  for (const key of ["j", "j", "k", "Home", "End", "PageUp", "PageDown", "Home"]) {
    await press(page, key);
  }
  await press(page, "Enter");
  await expect(events.panel.getByRole("heading", { level: 2 }).first()).toHaveText(/\w/);
  for (const key of ["j", ".", "d", "[", "]"]) await press(page, key);
  await press(page, "h");
  await expect(events.panel).toHaveCount(0);
  await expect(events.grid).toBeFocused();
  await press(page, "l");
  await tabTo(page, events.panel.getByRole("tab", { selected: true }));
  await press(page, "Escape");
  await expect(events.panel).toHaveCount(0);
  await expect(events.grid).toBeFocused();

  // Selecting, expanding, the menu of a cell.
  for (const key of [" ", "Shift+ArrowDown", "e", "e", "Escape"]) await press(page, key);
  await expect(events.selection).toHaveCount(0);
  await press(page, "Shift+F10");
  await expect(dialog(/^Cell /)).toBeVisible();
  await press(page, "ArrowDown");
  await press(page, "Escape");
  await expect(events.grid).toBeFocused();

  // Conditions from cells.
  await press(page, "ArrowRight");
  await press(page, "f");
  await expect(events.query).toHaveValue(/^user:mallory event:\w+$/);
  await press(page, "x");
  await expect(events.query).toHaveValue(/^user:mallory -event:\w+$/);
  await expect(events.row(0)).not.toContainText("Loading");
  await press(page, "o");
  await expect(events.query).toHaveValue(/^event:\w+$/);

  // Everything that opens gives the focus back.
  for (const [key, name] of [
    ["t", /^Time: /],
    ["E", "Export"],
    ["?", "Keys and help"],
    ["Control+k", "Commands"],
  ] as const) {
    await press(page, key);
    await expect(dialog(name)).toBeVisible();
    await press(page, "Tab");
    await press(page, "Escape");
    await expect(dialog(name)).toHaveCount(0);
    await press(page, "Shift+Tab");
  }
  await press(page, "y");
  await expect(page.getByRole("status").filter({ hasText: "link copied" })).toBeVisible();
  for (const name of ["Saved views", "History: recent searches", "Copy link"]) {
    await tabTo(page, page.getByRole("button", { name, exact: true }), { most: 150 });
    await press(page, "Enter");
    await expect(dialog(name)).toBeVisible();
    await press(page, "Escape");
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
  await press(page, "b");
  await expect(events.facets).toHaveCount(0);
  await press(page, "b");
  await expect(events.facets).toBeVisible();

  // The bars: cursor, selection, zoom in and out.
  await tabTo(page, events.bars);
  for (const key of ["End", "Shift+ArrowLeft", "s", "Enter", "-", "+"]) await press(page, key);
  await press(page, "Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await press(page, "ArrowDown");
  await press(page, "Escape");
  await expect(events.bars).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Clear" }).first());
  await press(page, "Enter");
  await expect(events.bars).toBeFocused();

  // The other views and the choice of columns.
  for (const name of ["Patterns", "Compare", "Table"]) {
    const back = name === "Table";
    await tabTo(page, page.getByRole("button", { name, exact: true }), { back, most: 200 });
    await press(page, "Enter");
  }
  await tabTo(page, page.getByRole("button", { name: "Columns" }));
  await press(page, "Enter");
  await expect(dialog("Columns")).toBeVisible();
  await press(page, "Escape");
  await expect(page.getByRole("button", { name: "Columns" })).toBeFocused();
  await press(page, "u");
  await expect(page.getByRole("button", { name: "Local", exact: true })).toBeVisible();
});

test("a facet value is taken, released and excluded without losing the focus", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await tabTo(page, events.facets.getByRole("button", { name: /^mallory/ }), { most: 150 });
  await press(page, "Enter");
  await events.shows(20);
  await press(page, "Enter");
  await events.shows(80);
  await press(page, "x");
  await events.shows(60);
  await press(page, "o");
  await events.shows(20);
  await tabTo(page, events.facets.getByRole("button", { name: "Find a value of Event" }), {
    most: 150,
    back: true,
  });
  await press(page, "Enter");
  await page.keyboard.type("List");
  await expect(events.facets.getByRole("button", { name: /^ListUsers/ })).toBeVisible();
});

test("a key that was given to another action works after a reload, and the old one does not", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await events.grid.focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys and help" });
  await tabTo(page, sheet.getByLabel("Change keys"));
  await press(page, " ");
  await tabTo(page, sheet.getByLabel("Key for: Show or hide the facets"), { back: true });
  await page.keyboard.type("t");
  await expect(sheet.getByText("t is taken by “Choose a time”.")).toBeVisible();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("v");
  await press(page, "Escape");
  await expect(sheet).toHaveCount(0);
  for (const reloaded of [false, true]) {
    if (reloaded) await page.reload();
    await events.shows(80);
    await expect(events.facets).toBeVisible();
    await page.keyboard.press("b");
    await expect(events.facets).toBeVisible();
    await page.keyboard.press("v");
    await expect(events.facets).toHaveCount(0);
    await page.keyboard.press("v");
  }
  await page.keyboard.press("?");
  await sheet.getByRole("button", { name: "Back to the usual keys" }).click();
  await expect(sheet.getByText("Show or hide the facets").locator("..")).toContainText("b");
});

test("with single keys off none acts, also in the list; arrows, Enter and the palette do", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await page.getByRole("button", { name: "Help" }).click();
  const sheet = page.getByRole("dialog", { name: "Keys and help" });
  await sheet.getByLabel("Single-key shortcuts are on").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await events.shows(80);
  await events.grid.focus();
  const active = await events.grid.getAttribute("aria-activedescendant");
  for (const key of ["j", "f", "x", "o", "l", "e", "b", "t", "E", "?", "u", "/", "g", "i", "y"]) {
    await page.keyboard.press(key);
  }
  await expect(events.grid).toBeFocused();
  await expect(page).toHaveURL(/\/events$/);
  expect(await events.grid.getAttribute("aria-activedescendant")).toBe(active);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(events.facets).toBeVisible();

  await page.keyboard.press("ArrowDown");
  expect(await events.grid.getAttribute("aria-activedescendant")).not.toBe(active);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("combobox").fill("hide facets");
  await expect(palette.getByRole("option").first()).toContainText("Show or hide the facets");
  await page.keyboard.press("Enter");
  await expect(events.facets).toHaveCount(0);
  await expect(events.grid).toBeFocused();

  // An event's id typed there opens it.
  await page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill(KEY);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/events/${KEY}`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ListUsers");
});
