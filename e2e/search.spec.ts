import { eventsPage } from "./support/events-page";
import { guessingTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("a query finds exactly the events it names", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await events.search("event:ConsoleLogin outcome:denied");
  await events.shows(12);
  await expect(events.row(0)).toContainText("mallory");
  await expect(events.grid).not.toContainText("alice");
  await expect(page).toHaveURL(/\?q=event:ConsoleLogin\+outcome:denied$/);

  await page.getByRole("button", { name: "Explain" }).click();
  await expect(
    page
      .getByRole("search")
      .getByRole("status")
      .filter({ hasText: "Events where Event is ConsoleLogin and Outcome is denied." }),
  ).toBeVisible();
});

test("a wrong query is marked where it is wrong, keeps the old results, and one click mends it", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events?q=user:mallory");
  await events.shows(20);
  await events.search("user:mallory outcome:deny");
  await expect(page.getByRole("alert").filter({ hasText: "outcome is one of" })).toContainText(
    "E108",
  );
  await expect(page.locator(".wavy")).toHaveText("deny");
  await expect(events.query).toHaveAttribute("aria-invalid", "true");
  await expect(events.row(0)).toContainText("mallory");

  await page.getByRole("button", { name: "Write denied" }).click();
  await events.shows(20);
  await expect(events.query).toHaveValue("user:mallory outcome:denied");
  await expect(events.query).toHaveAttribute("aria-invalid", "false");
});

test("a link with a wrong query says so instead of showing other events", async ({
  page,
  consoleErrors,
}) => {
  const events = eventsPage(page);
  await page.goto("/events?q=usr:alice");
  await expect(page.getByText('Unknown field "usr".')).toBeVisible();
  await expect(events.grid).toHaveCount(0);
  for (const error of consoleErrors.splice(0)) expect(error).toContain("400");
});

test("facets include and exclude values, and Back undoes one decision at a time", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.facets.getByRole("button", { name: /^mallory\D*20$/ }).click();
  await events.shows(20);
  await expect(events.query).toHaveValue("user:mallory");

  await events.facets.getByRole("button", { name: "Leave out ListUsers" }).click();
  await events.shows(12);
  await expect(events.query).toHaveValue("user:mallory -event:ListUsers");

  await page.goBack();
  await events.shows(20);
  await page.goBack();
  await events.shows(80);
  await expect(events.query).toHaveValue("");
});

test("the bars zoom by keyboard", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await events.bars.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+PageUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(events.bars).toHaveAttribute("aria-valuetext", /: 30 events, 20 denied/);
  await page.keyboard.press("Enter");
  await events.shows(30);
  await expect(page).toHaveURL(/from=2026-09-21T05:00Z&to=/);

  await events.bars.focus();
  await page.keyboard.press("-");
  await expect(page).not.toHaveURL(/from=2026-09-21T05:00Z/);
});

test("the link holds everything: opened anew it is the same view", async ({ page, context }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.search("user:mallory");
  await events.shows(20);
  await page.getByRole("button", { name: /^Time \(UTC\)/ }).click();
  await page.getByLabel("Height of the rows").selectOption("compact");
  await events.row(3).click();
  await events.tab("Fields").click();
  await expect(events.panel.getByRole("searchbox")).toBeVisible();

  const link = page.url();
  const again = await context.newPage();
  await again.goto(link);
  const copy = eventsPage(again);
  await copy.shows(20);
  await expect(copy.query).toHaveValue("user:mallory");
  await expect(copy.panel.getByRole("searchbox")).toBeVisible();
  await expect(copy.grid.getByRole("columnheader", { name: /^Time/ })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(again.getByLabel("Height of the rows")).toHaveValue("compact");
  await expect(copy.openRow).toHaveText((await events.openRow.textContent()) ?? "no row");
});

test("nothing found says what was covered and which condition is to blame", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events?q=user:alice+outcome:denied");
  await expect(page.getByText("60 events")).toBeVisible();
  await expect(page.getByText("20 events")).toBeVisible();
  await expect(events.grid).toHaveCount(0);
});
