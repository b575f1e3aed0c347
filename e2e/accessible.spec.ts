import type { Page } from "playwright/test";
import { eventsPage } from "./support/events-page";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

test.use({
  logs: { files: { [logName("k")]: [record(1), record(2, { eventName: "DeleteTrail" })] } },
});

const PAGES = ["/events", "/imports", "/events/00000000-0000-4000-8000-000000000001"];

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
    await expect(page.getByRole("navigation")).toHaveCount(1);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await namelessControls(page)).toEqual([]);
    expect(await repeatedIds(page)).toEqual([]);
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

test("both themes are kept, and their text stands out from its ground", async ({ page }) => {
  await page.goto("/events");
  await settled(page);
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const contrast = await page.evaluate(lowestContrast);
    expect(contrast.ratio, `${theme}: ${contrast.text}`).toBeGreaterThanOrEqual(4.5);
  }
});

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await page.waitForLoadState("networkidle");
}

/** Controls that assistive technology would announce without a name. */
function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, [role]")]
      .filter(
        (control) =>
          /^(?:A|BUTTON|INPUT|SELECT|TEXTAREA)$/.test(control.tagName) ||
          /^(?:slider|grid|tab|tablist|combobox|dialog)$/.test(control.getAttribute("role") ?? ""),
      )
      .filter((control) => {
        const labelledBy = control.getAttribute("aria-labelledby");
        const labels =
          "labels" in control && control.labels instanceof NodeList ? [...control.labels] : [];
        const texts = [
          control.getAttribute("aria-label"),
          labelledBy === null ? null : document.getElementById(labelledBy)?.textContent,
          ...labels.map((label) => label.textContent),
          control.tagName === "INPUT" ? null : control.textContent,
        ];
        return !texts.some((text) => text?.trim());
      })
      .map((control) => control.outerHTML.slice(0, 120)),
  );
}

function repeatedIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
}

/** Runs in the page: the focused element when neither it nor one around it is marked. */
function focusWithoutMark(): string | null {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  for (let each: Element | null = focused; each !== null; each = each.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) return null;
  }
  return focused.outerHTML.slice(0, 120);
}

/** Runs in the page: the text that stands out least from what is painted behind it. */
function lowestContrast(): { ratio: number; text: string } {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (canvas === null) throw new Error("no canvas");
  const paint = (colours: readonly string[]) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  let lowest = { ratio: Number.POSITIVE_INFINITY, text: "no text" };
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim())
      .join("");
    if (
      text === "" ||
      element.closest(".sr-only, svg, [aria-hidden=true], textarea, option, :disabled") ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    const grounds: string[] = [];
    for (let each: Element | null = element; each !== null; each = each.parentElement)
      grounds.unshift(getComputedStyle(each).backgroundColor);
    const ground = ["white", ...grounds];
    const [low = 0, high = 0] = [
      paint(ground),
      paint([...ground, getComputedStyle(element).color]),
    ].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < lowest.ratio) lowest = { ratio, text: text.slice(0, 60) };
  }
  return lowest;
}
