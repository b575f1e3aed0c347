// @ts-check
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { playwrightTotals, vitestTotals } from "./test-totals.mjs";

/**
 * A step of `npm test`: a function that throws, or a Node program, which may write a report.
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<void>} [work]
 * @property {(report: string) => string[]} [command] file of the program, then its arguments
 * @property {(report: unknown) => import("./test-totals.mjs").Totals} [read] reads its report
 */

/** @param {string} text */
const say = (text) => console.log(text);

const tool = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  next: "node_modules/next/dist/bin/next",
  tsc: "node_modules/typescript/bin/tsc",
  knip: "node_modules/knip/bin/knip.js",
  vitest: "node_modules/vitest/vitest.mjs",
  playwright: "node_modules/playwright/cli.js",
};

/** @param {string} project @returns {Stage} */
function vitest(project) {
  return {
    name: project,
    command: (report) => [
      tool.vitest,
      "run",
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    read: vitestTotals,
  };
}

/** Everything a change must pass, quickest first. @type {Stage[]} */
export const stages = [
  { name: "install", work: () => install({ note: say }) },
  { name: "generate", work: () => generate({ note: say }) },
  { name: "lint", command: () => [tool.biome, "ci", "."] },
  { name: "route types", command: () => [tool.next, "typegen"] },
  { name: "types", command: () => [tool.tsc, "--noEmit"] },
  { name: "dead code", command: () => [tool.knip] },
  vitest("graph"),
  vitest("unit"),
  vitest("db"),
  { name: "build", work: () => build({ note: () => {} }) },
  {
    name: "find a browser",
    work: async () => {
      process.env.CHROMIUM_PATH = await findChromium();
      say(process.env.CHROMIUM_PATH);
    },
  },
  {
    name: "browser",
    command: () => [
      tool.playwright,
      "test",
      "--config=e2e/playwright.config.ts",
      "--reporter=list,json",
    ],
    read: playwrightTotals,
  },
];
