import type { Locator, Page } from "playwright/test";
import { expect } from "playwright/test";

/** The events page as an analyst speaks of it. */
export function eventsPage(page: Page) {
  const query = page.getByRole("combobox", { name: "Query" });
  const grid = page.getByRole("grid", { name: "Events" });
  return {
    query,
    grid,
    facets: page.getByRole("complementary", { name: "Facets" }),
    panel: page.getByRole("complementary", { name: "Event", exact: true }),
    bars: page.getByRole("slider", { name: /^Time of the bars/ }),
    /** A row by its place on screen, from 0. */
    row: (index: number): Locator => grid.locator("tbody").getByRole("row").nth(index),
    /** Waits until the result line counts so many events. */
    async shows(events: number) {
      const count = String(events).replace(/\B(?=(\d{3})+$)/g, "\\D");
      const line = new RegExp(`^\\S+ of ${count} events? loaded$`);
      await expect(page.getByRole("status").filter({ hasText: line })).toBeVisible();
    },
    async search(text: string) {
      await query.fill(text);
      await query.press("Escape");
      await query.focus();
      await query.press("Enter");
    },
  };
}
