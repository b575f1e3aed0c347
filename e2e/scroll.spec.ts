import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const COUNT = 10_050;
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

test("an analyst scrolls past 10,000 events of one second without losing or repeating one", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const events = eventsPage(page);
  // A tall window, so that fewer steps show all rows.
  await page.setViewportSize({ width: 1100, height: 2400 });
  await page.goto("/events?dens=compact");
  await events.shows(COUNT);

  const seen = await events.grid.evaluate(scrollThrough);
  const places = Object.keys(seen).map(Number);
  expect(places).toHaveLength(COUNT);
  expect(Math.max(...places)).toBe(COUNT + 1);
  const names = new Set(Object.values(seen));
  expect(names.size).toBe(COUNT);
  expect(
    Array.from({ length: COUNT }, (_, number) => nameOf(number)).filter((name) => !names.has(name)),
  ).toEqual([]);

  // Rows that were scrolled away come back at the same places.
  await events.grid.focus();
  await page.keyboard.press("Home");
  await expect(events.grid.locator('[aria-rowindex="2"]')).toContainText(seen[2] ?? "no name");
  await page.keyboard.press("End");
  await expect(events.grid.locator(`[aria-rowindex="${COUNT + 1}"]`)).toContainText(
    seen[COUNT + 1] ?? "no name",
  );
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  await expect(events.panel.getByRole("heading", { level: 2 })).toHaveText(
    seen[COUNT + 1] ?? "no name",
  );
});

/** Runs in the page: scrolls by a screen at a time and notes the event at each row number. */
async function scrollThrough(grid: Element): Promise<Record<number, string>> {
  const seen: Record<number, string> = {};
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (;;) {
    await frame();
    const rows = [...grid.querySelectorAll<HTMLElement>("tbody [aria-rowindex]")];
    if (rows.some((row) => row.textContent === "Loading…")) continue;
    for (const row of rows) {
      const place = Number(row.getAttribute("aria-rowindex"));
      const name = row.children[1]?.textContent ?? "";
      // A row that changes its event while scrolling would be a repeated or a lost one.
      if (seen[place] !== undefined && seen[place] !== name)
        throw new Error(`Row ${place} changed`);
      seen[place] = name;
    }
    const before = grid.scrollTop;
    grid.scrollTop += grid.clientHeight;
    await frame();
    if (grid.scrollTop === before) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      grid.scrollTop += grid.clientHeight;
      if (grid.scrollTop === before) return seen;
    }
  }
}
