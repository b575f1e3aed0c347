import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { expect, type Page } from "playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};
const COLOURS: RunOptions = {
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  resultTypes: ["violations"],
};

/**
 * The query is a combobox that grows over several lines. HTML has no element for that: the rule
 * knows single-line inputs only.
 */
const QUERY = '<textarea rows="1"';

/**
 * What axe finds wrong on the page as it stands: the rule, how bad, and the elements.
 * @param overlay selector of an open menu or dialog: the size of targets is asked in it alone, as
 * what it covers in part counts as small
 */
export async function axeFindings(page: Page, overlay?: string): Promise<string[]> {
  return await find(page, OPTIONS, overlay);
}

/**
 * Looks at the page as it stands in both themes; what is found fails the test at its end.
 * @param overlay selector of what may cover other controls, which are then no longer so large
 */
export async function findsNothing(page: Page, state: string, overlay?: string): Promise<void> {
  // What is looked at is the page, not what stands there until it has come.
  await expect(page.locator("h1").first()).toBeAttached();
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await axeFindings(page, overlay), state).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await colourFindings(page), `${state}, dark`).toEqual([]);
}

/** What axe finds wrong with colours alone: of the same page in another theme nothing else differs. */
async function colourFindings(page: Page): Promise<string[]> {
  return await find(page, COLOURS);
}

async function find(page: Page, asked: RunOptions, overlay?: string): Promise<string[]> {
  // Through the debugger: the page's own policy forbids scripts that it did not bring.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async ({ options, within }) => {
      interface Axe {
        run(context: unknown, options: unknown): Promise<AxeResults>;
      }
      const { axe }: { axe?: Axe } = Object(window);
      if (axe === undefined) throw new Error("axe did not load");
      if (within === undefined) return (await axe.run(document, options)).violations;
      const rules = { "target-size": { enabled: false } };
      const whole = await axe.run(document, { ...options, rules });
      const size = { runOnly: { type: "rule", values: ["target-size"] } };
      return document.querySelector(within) === null
        ? whole.violations
        : [...whole.violations, ...(await axe.run(within, size)).violations];
    },
    { options: { ...asked }, within: overlay },
  );
  return violations.flatMap(({ id, impact, nodes }) => {
    const found = nodes.filter(({ html }) => id !== "aria-allowed-role" || !html.startsWith(QUERY));
    return found.length === 0
      ? []
      : [`${id} (${impact}): ${found.map(({ html }) => html.slice(0, 160)).join(" | ")}`];
  });
}
