import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/** What axe finds wrong on the page as it stands: the rule, how bad, and the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy forbids scripts that it did not bring.
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (options) => {
      const { axe }: { axe?: { run(options: unknown): Promise<AxeResults> } } = Object(window);
      if (axe === undefined) throw new Error("axe did not load");
      return axe.run(options);
    },
    { ...OPTIONS },
  );
  return violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact}): ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}
