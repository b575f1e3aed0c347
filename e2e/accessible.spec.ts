import type { Page } from "playwright/test";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import {
  focusWithoutMark,
  lowestContrast,
  namelessControls,
  repeatedIds,
} from "./support/page-checks";
import { expect, test } from "./support/test";

test.use({
  logs: { files: { [logName("k")]: [record(1), record(2, { eventName: "DeleteTrail" })] } },
});

const PAGES = [
  "/events",
  "/imports",
  "/integrity",
  "/coverage",
  "/events/00000000-0000-4000-8000-000000000001",
];

test("from a query to the opened event by keyboard alone", async ({ page }) => {
  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(2);
  await page.keyboard.press("/");
  await expect(events.query).toBeFocused();
  await page.keyboard.type("event:DeleteTrail");
  await page.keyboard.press("Enter");
  await events.shows(1);

  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(events.grid).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(events.panel.getByRole("heading", { name: "DeleteTrail" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(events.panel).toHaveCount(0);
});

for (const path of PAGES) {
  test(`${path}: one heading, landmarks, and a name on every control`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await settled(page);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: "Rooms" })).toHaveCount(1);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await page.evaluate(namelessControls)).toEqual([]);
    expect(await page.evaluate(repeatedIds)).toEqual([]);
  });

  test(`${path}: the focus is always to be seen`, async ({ page }) => {
    await page.goto(path);
    await settled(page);
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(focusWithoutMark), `Tab ${step + 1}`).toBe(null);
    }
  });

  test(`${path}: 320 pixels wide, nothing scrolls sideways but the grid`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await settled(page);
    const overflow = await page.evaluate(() => {
      const main = document.querySelector("main");
      return [document.documentElement, main].map((each) =>
        each === null ? 0 : each.scrollWidth - each.clientWidth,
      );
    });
    expect(overflow).toEqual([0, 0]);
  });
}

test("both themes are followed, and their text stands out from its ground", async ({ page }) => {
  await page.goto("/events");
  await settled(page);
  const grounds = new Set<string>();
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    grounds.add(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    );
    const contrast = await page.evaluate(lowestContrast);
    expect(contrast.ratio, "some text was looked at").toBeLessThanOrEqual(21);
    expect(contrast.ratio, `${theme}: ${contrast.text}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(grounds.size).toBe(2);
});

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await page.waitForLoadState("networkidle");
}
