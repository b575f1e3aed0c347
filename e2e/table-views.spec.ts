import { eventsPage } from "./support/events-page";
import { press, tabTo } from "./support/keyboard";
import { guessingTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("columns are picked, moved, made wider and kept in the link, all by keyboard", async ({
  page,
  context,
}) => {
  const events = eventsPage(page);
  const headings = () => events.grid.getByRole("columnheader").allInnerTexts();
  await page.goto("/events");
  await events.shows(80);
  await tabTo(page, page.getByRole("button", { name: "Columns" }), { most: 150 });
  await press(page, "Enter");
  const picker = page.getByRole("dialog", { name: "Columns" });
  await expect(picker.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("response.ConsoleLogin");
  await tabTo(page, picker.getByRole("button", { name: "Add response.ConsoleLogin" }));
  await press(page, "Enter");
  await tabTo(page, picker.getByRole("button", { name: "Move response.ConsoleLogin up" }), {
    back: true,
  });
  await press(page, "Enter");
  await press(page, "Escape");
  await expect(page).toHaveURL(/cols=.*ip,response\.ConsoleLogin,resource/);
  await expect(events.grid).toContainText("Failure");

  await tabTo(page, page.getByRole("button", { name: "Column response.ConsoleLogin" }));
  await press(page, "Enter");
  const menu = page.getByRole("dialog", { name: "Column response.ConsoleLogin" });
  await expect(menu.getByRole("button", { name: "Move left" })).toBeFocused();
  await press(page, "Enter");
  await expect(page).toHaveURL(/cols=.*response\.ConsoleLogin,ip,resource/);
  await tabTo(page, page.getByRole("button", { name: "Column response.ConsoleLogin" }));
  await press(page, "Enter");
  await tabTo(page, menu.getByLabel("Width"));
  await press(page, "Control+a");
  await page.keyboard.type("333");
  await press(page, "Enter");
  await expect(page).toHaveURL(/response\.ConsoleLogin:333/);

  const other = await context.newPage();
  await other.goto(page.url());
  const copy = eventsPage(other);
  await copy.shows(80);
  const heading = copy.grid.getByRole("columnheader", { name: /response\.ConsoleLogin/ });
  expect((await heading.boundingBox())?.width).toBe(333);
  expect(await copy.grid.getByRole("columnheader").allInnerTexts()).toEqual(await headings());
});

test("a cell's value is included, left out or taken alone by keyboard", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events?q=outcome:denied");
  await events.shows(20);
  await events.grid.focus();
  await press(page, "Home");
  // From time over event and outcome to the user.
  for (const _ of ["event", "outcome", "user"]) await press(page, "ArrowRight");
  await press(page, "f");
  await expect(events.query).toHaveValue("outcome:denied user:mallory");
  await press(page, "ArrowLeft");
  await press(page, "ArrowLeft");
  await press(page, "x");
  await expect(events.query).toHaveValue(/^outcome:denied user:mallory -event:\w+$/);
  await expect(events.grid).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "are left out" })).toBeAttached();
  await press(page, "Shift+F10");
  await page.getByRole("button", { name: /^This condition alone/ }).press("Enter");
  await expect(events.query).toHaveValue(/^event:\w+$/);
  await expect(events.grid).toBeFocused();
});

test("patterns group the events, open to their newest ones, and narrow the search", async ({
  page,
}) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await page.getByRole("button", { name: "Patterns" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "80 events in 3 patterns" }),
  ).toBeVisible();
  const pattern = (name: RegExp) => page.getByRole("row", { name });
  await expect(pattern(/ConsoleLogin.*success/)).toContainText("60");
  await pattern(/ListUsers/)
    .getByRole("button", { name: "Newest events of ListUsers" })
    .click();
  await expect(page.getByRole("table").getByText("mallory").first()).toBeVisible();
  await pattern(/^.*ListUsers iam/)
    .getByTitle("Search for these events only")
    .first()
    .click();
  await expect(page.getByRole("status").filter({ hasText: "8 events in 1 pattern" })).toBeVisible();
  await expect(events.query).toHaveValue(/event:ListUsers/);
});

test("a selected time is compared with the rest", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(80);
  await events.bars.focus();
  for (const key of ["End", "Shift+PageUp", "Shift+ArrowLeft"]) await page.keyboard.press(key);
  await expect(events.bars).toHaveAttribute("aria-valuetext", /: 30 events, 20 denied/);
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/sel=2026-09-21T05:\d\dZ\.\./);
  await page.getByRole("button", { name: "Compare", exact: true }).first().click();
  await expect(page).toHaveURL(/view=compare/);
  const mallory = page.getByRole("row", { name: /mallory/ }).first();
  await expect(mallory).toContainText("only in selection");
  await mallory.getByRole("button", { name: "Leave out mallory" }).click();
  await expect(events.query).toHaveValue("-user:mallory");
  await page.getByLabel(/^Compare the selection with/).selectOption({
    label: "the same length of time right before",
  });
  await expect(page).toHaveURL(/cmp=prev/);
});
