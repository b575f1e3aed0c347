import type { Locator, Page } from "playwright/test";
import { expect } from "playwright/test";

/** The events page as an analyst speaks of it. */
export function eventsPage(page: Page) {
  const query = page.getByRole("combobox", { name: "Query" });
  const grid = page.getByRole("grid", { name: "Events" });
  const panel = page.getByRole("complementary", { name: "Event", exact: true });
  return {
    query,
    grid,
    panel,
    facets: page.getByRole("complementary", { name: "Facets" }),
    bars: page.getByRole("slider", { name: /^Time of the bars/ }),
    selection: page.getByRole("region", { name: "Selected events" }),
    /** A row by its place on screen, from 0. */
    row: (index: number): Locator => grid.locator("tbody").getByRole("row").nth(index),
    /** The row of the open event. */
    openRow: grid.locator("[aria-current=true]"),
    /** The row that keys act on. */
    activeRow: grid.locator("tr:has([data-active])"),
    /** A part of the open event. */
    tab: (name: string) => panel.getByRole("tab", { name, exact: true }),
    /** Waits until the result line counts so many events. */
    async shows(events: number) {
      const count = String(events).replace(/\B(?=(\d{3})+$)/g, "\\D");
      const line = new RegExp(`^\\S+ of ${count} events? loaded`);
      await expect(page.getByRole("status").filter({ hasText: line })).toBeVisible();
    },
    async search(text: string) {
      // First the focus: it moves the caret to the end of what is there.
      await query.focus();
      await query.fill(text);
      await query.press("Escape");
      await query.focus();
      await query.press("Enter");
    },
    /** Copies a link by the link menu and gives what is in the clipboard, which must be allowed. */
    async copyLink(kind: "frozen link" | "moving link" | "short link") {
      await page.getByRole("button", { name: "Copy link", exact: true }).click();
      await page.getByRole("button", { name: new RegExp(`^Copy ${kind}`) }).click();
      await expect(
        page.getByRole("status").filter({ hasText: new RegExp(`^${kind} copied`, "i") }),
      ).toBeVisible();
      return page.evaluate(() => navigator.clipboard.readText());
    },
  };
}
