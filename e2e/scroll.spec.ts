import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const COUNT = 20_001;
/** Rows that are looked at one by one: beyond 2,000, what was read first is let go. */
const LOOKED_AT = 6000;
const nameOf = (number: number) => `Get${String(number).padStart(5, "0")}`;

// All in the same second: only a full sort key tells them apart.
test.use({
  logs: {
    files: Object.fromEntries(
      ["a", "b", "c"].map((letter, file) => [
        logName(letter),
        Array.from({ length: COUNT / 3 }, (_, index) => {
          const number = index * 3 + file;
          return record(number, { eventName: nameOf(number), readOnly: true });
        }),
      ]),
    ),
  },
});

test("an analyst scrolls through thousands of events of one second without losing or repeating one", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const events = eventsPage(page);
  // A tall window, so that fewer steps show all rows.
  await page.setViewportSize({ width: 1100, height: 2400 });
  await page.goto("/events?dens=compact");
  await events.shows(COUNT);

  const seen = await events.grid.evaluate(scrollThrough, LOOKED_AT);
  const places = Object.keys(seen).map(Number);
  expect(places.length).toBeGreaterThanOrEqual(LOOKED_AT);
  expect(Math.max(...places)).toBe(places.length + 1);
  expect(new Set(Object.values(seen)).size).toBe(places.length);

  // Rows that were scrolled away come back at the same places.
  await events.grid.focus();
  await page.keyboard.press("Home");
  await expect(events.grid.locator('[aria-rowindex="2"]')).toContainText(seen[2] ?? "no name");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Enter");
  await expect(events.panel.getByRole("heading", { name: seen[2] ?? "no name" })).toBeVisible();
});

test("while the list scrolls, the page stays small and the focus stays on it", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(COUNT);
  await events.grid.focus();
  const newest = await events.row(0).textContent();
  for (let screen = 0; screen < 60; screen++) {
    await page.keyboard.press("PageDown");
    if (screen % 5 > 0) continue;
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1500);
    await expect(events.grid).toBeFocused();
  }
  await expect(events.activeRow).toBeInViewport();

  await page.keyboard.press("End");
  const last = events.grid.locator(`[aria-rowindex="${COUNT + 1}"]`);
  await expect(last).toBeInViewport();
  await expect(last).toContainText(nameOf(0));
  await expect(events.grid).toBeFocused();
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1500);

  await page.keyboard.press("Home");
  await expect(events.grid.locator('[aria-rowindex="2"]')).toHaveText(newest ?? "no row");
  await expect(events.grid).toBeFocused();
});

/** Runs in the page: scrolls by a screen at a time and notes the event at each row number. */
async function scrollThrough(grid: Element, most: number): Promise<Record<number, string>> {
  const seen: Record<number, string> = {};
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (;;) {
    await frame();
    const rows = [...grid.querySelectorAll<HTMLElement>("tbody [aria-rowindex]")];
    if (rows.some((row) => row.textContent === "Loading…")) continue;
    for (const row of rows) {
      const place = Number(row.getAttribute("aria-rowindex"));
      const name = row.querySelector("[data-field=event]")?.textContent ?? "";
      // A row that changes its event while scrolling would be a repeated or a lost one.
      if (seen[place] !== undefined && seen[place] !== name)
        throw new Error(`Row ${place} changed`);
      seen[place] = name;
    }
    if (Object.keys(seen).length >= most) return seen;
    grid.scrollTop += grid.clientHeight;
    await frame();
  }
}
