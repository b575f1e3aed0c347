import type { Page } from "playwright/test";
import { axeFindings, findsNothing } from "./support/axe";
import { eventsPage } from "./support/events-page";
import { guessingTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  contextOptions: { reducedMotion: "reduce" },
});

const KEY = "00000000-0000-4000-8000-000000000201";
const SELECTION = "sel=2026-09-21T05:00Z..2026-09-21T06:00Z";

/** Opens something on the page, looks at it in both themes, and closes it with Escape. */
async function each(page: Page, states: Readonly<Record<string, () => Promise<void>>>) {
  for (const [name, open] of Object.entries(states)) {
    await open();
    await findsNothing(page, name, "[role=dialog], [role=menu], [role=listbox]");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(0);
  }
}

async function loaded(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).filter({ visible: true })).toHaveCount(1);
  await page.waitForLoadState("networkidle");
}

test("the events page and all that opens on it", async ({ page }) => {
  test.setTimeout(120_000);
  const events = eventsPage(page);
  const press = (name: string | RegExp) => () => page.getByRole("button", { name }).click();
  const dialog = (name: string | RegExp) => page.getByRole("dialog", { name });
  await loaded(page, "/events?q=user:mallory");
  await events.shows(20);
  await findsNothing(page, "results");
  await each(page, {
    "time picker": async () => {
      await press(/^Time: /)();
      await expect(dialog(/^Time: /).getByLabel(/^From/)).toBeVisible();
    },
    "link menu": press("Copy link"),
    "saved views menu": async () => {
      await press("Saved views")();
      await expect(dialog("Saved views").getByLabel("Save this view as")).toBeVisible();
    },
    "searches menu": async () => {
      await press(/recent searches/)();
      await expect(dialog(/recent searches/).getByText("All recent searches")).toBeVisible();
    },
    "export dialog": async () => {
      await press("Export")();
      await expect(dialog("Export").getByRole("radio").first()).toBeVisible();
    },
    "column picker": async () => {
      await press("Columns")();
      await expect(dialog("Columns").getByRole("searchbox")).toBeVisible();
    },
    "choice of facets": async () => {
      await press("Choose facets")();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
    palette: async () => {
      await page.keyboard.press("Control+k");
      await expect(dialog("Commands").getByRole("option").first()).toBeVisible();
    },
    "key sheet": async () => {
      await press("Help")();
      await expect(dialog("Keys and help")).toBeVisible();
    },
    "key sheet while keys are changed": async () => {
      await press("Help")();
      await page.getByLabel("Change keys").check();
      const field = page.getByLabel("Key for: Next event");
      await field.fill("k");
      await expect(page.getByText(/is taken by/)).toBeVisible();
    },
    "cell menu": async () => {
      await events.grid.focus();
      await page.keyboard.press("Shift+F10");
      await expect(dialog(/^Cell /)).toBeVisible();
    },
    "column menu": async () => {
      await page.getByRole("button", { name: "Column Event" }).press("Enter");
      await expect(dialog("Column Event")).toBeVisible();
    },
    suggestions: async () => {
      await events.query.focus();
      await events.query.fill("user:");
      await expect(page.getByRole("option", { name: /mallory/ })).toBeVisible();
    },
  });
  await events.bars.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await findsNothing(page, "menu of the bars", "[role=menu]");
});

test("an open event, each of its parts, and selected events", async ({ page }) => {
  const events = eventsPage(page);
  await loaded(page, `/events?e=${KEY}`);
  await events.row(0).locator("[data-select]").click();
  await events.row(1).locator("[data-select]").click();
  await expect(events.selection).toBeVisible();
  for (const part of ["Summary", "Fields", "Raw", "Context", "Related", "Diff"]) {
    await events.tab(part).click();
    await expect(events.panel.getByRole("heading", { name: part, exact: true })).toBeAttached();
    await page.waitForLoadState("networkidle");
    await findsNothing(page, part);
  }
});

test("results that are none: nothing found, a wrong query, no answer", async ({
  page,
  consoleErrors,
}) => {
  await loaded(page, "/events?q=user:alice+outcome:denied");
  await expect(page.getByRole("heading", { name: "No events match" })).toBeVisible();
  await findsNothing(page, "nothing found");
  await loaded(page, "/events?q=usr:alice");
  await expect(page.getByText('Unknown field "usr".')).toBeVisible();
  await findsNothing(page, "wrong query");
  // The server sends the first answer with the page: it is the next one that does not come.
  await loaded(page, "/events");
  await page.route(/\/api\/events(?:\?|\/histogram|\/facets)/, (route) => route.abort());
  await eventsPage(page).search("user:mallory");
  await expect(page.getByText("The events could not be loaded")).toBeVisible();
  await findsNothing(page, "no answer");
  consoleErrors.splice(0);
});

test("patterns and comparisons", async ({ page }) => {
  await loaded(page, "/events?view=patterns");
  await page.getByRole("button", { name: "Newest events of ListUsers" }).click();
  await page.waitForLoadState("networkidle");
  await findsNothing(page, "patterns");
  await loaded(page, "/events?view=compare");
  await expect(page.getByRole("heading", { name: "Select what to compare" })).toBeVisible();
  await findsNothing(page, "compare, nothing selected");
  await loaded(page, `/events?view=compare&${SELECTION}`);
  await expect(page.getByRole("rowheader", { name: /mallory/ }).first()).toBeVisible();
  await findsNothing(page, "compare");
});

test("the other pages", async ({ page, app, consoleErrors }) => {
  test.setTimeout(120_000);
  const origin = { headers: { Origin: app.url } };
  const view = { name: "Guesses", url: "/events?q=user:mallory", shared: true };
  await page.request.post("/api/views", { data: view, ...origin });
  const run = { q: "user:mallory", url: "/events?q=user:mallory", found: 20 };
  await page.request.post("/api/history", { data: run, ...origin });

  await loaded(page, "/views");
  await expect(page.getByRole("link", { name: "Guesses" })).toBeVisible();
  await findsNothing(page, "saved views");
  await each(page, {
    "menu of a saved view": () =>
      page.getByRole("button", { name: "What to do with Guesses" }).click(),
    "rename a saved view": async () => {
      await page.getByRole("button", { name: "What to do with Guesses" }).click();
      await page.getByRole("button", { name: "Rename" }).click();
      await expect(page.getByLabel("Name", { exact: true })).toBeVisible();
    },
  });
  for (const path of [
    "/history",
    "/imports",
    "/imports/files/1",
    "/integrity",
    "/coverage",
    "/manual/search",
    "/manual/api",
    `/events/${KEY}`,
  ]) {
    await loaded(page, path);
    await findsNothing(page, path);
  }
  for (const path of ["/nowhere", "/events/00000000-0000-4000-8000-999999999999"]) {
    await loaded(page, path);
    await findsNothing(page, path);
  }
  for (const error of consoleErrors.splice(0)) expect(error).toContain("404");
});

test("320 pixels wide", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/events",
    "/events?view=patterns",
    `/events?view=compare&${SELECTION}`,
    `/events/${KEY}`,
    "/imports",
    "/views",
  ]) {
    await loaded(page, path);
    await findsNothing(page, `${path}, narrow`);
  }
  await page.goto("/events");
  await page.getByRole("button", { name: "Facets" }).click();
  await expect(page.getByRole("dialog", { name: "Facets" })).toBeVisible();
  await findsNothing(page, "facets, narrow");
});

test("high contrast", async ({ page, context, app }) => {
  await context.addCookies([{ name: "tg-theme", value: "contrast", url: app.url }]);
  for (const path of [
    `/events?e=${KEY}`,
    "/events?view=patterns",
    `/events?view=compare&${SELECTION}`,
    "/imports",
    "/manual/search",
  ]) {
    await loaded(page, path);
    expect.soft(await axeFindings(page), path).toEqual([]);
  }
});
