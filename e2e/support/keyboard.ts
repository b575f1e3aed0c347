import type { Locator, Page } from "playwright/test";
import { expect } from "playwright/test";

/** Presses Tab (or Shift+Tab) until the element has the focus, as a reader without a mouse does. */
export async function tabTo(
  page: Page,
  target: Locator,
  { back = false, most = 80 }: { readonly back?: boolean; readonly most?: number } = {},
): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < most; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    expect(await focusedText(page), `Tab ${step + 1}`).not.toBe("nothing");
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** Presses a key once the page listens; afterwards something still has the focus. */
export async function press(page: Page, key: string): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main !== null && Object.keys(main).some((name) => name.startsWith("__reactProps"));
  });
  await page.keyboard.press(key);
  await keepsFocus(page, key);
}

/** Something has the focus, now and after the page has come to rest. */
async function keepsFocus(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => focusedText(page), { message: `focus after ${after}` })
    .not.toBe("nothing");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(await focusedText(page), `focus after ${after}`).not.toBe("nothing");
}

/** The focused element, for messages; "nothing" for the body of the page. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused === null || focused === document.body
      ? "nothing"
      : focused.outerHTML.slice(0, 120);
  });
}
