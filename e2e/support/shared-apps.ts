import { loadSample } from "./app";
import { hasTemplate } from "./app-template";
import { GUESSING } from "./guessing";
import { ODD_DAY } from "./odd-day";
import { type AppOptions, test } from "./test";

/**
 * Tests of spec files that look into the same logs share one Trailglass: starting one takes longer
 * than most tests. What they keep (saved views, Region policies) the next file sees.
 */
const over = (logs: AppOptions["logs"]) => test.extend({ logs: [logs, { scope: "worker" }] });

export const oddDayTest = over({ files: ODD_DAY });
export const guessingTest = over({ files: GUESSING });

/** The sample incident. */
export const sampleTest = over(null).extend<object, { sample: undefined }>({
  start: ["sample", { scope: "worker" }],
  sample: [
    async ({ app }, use) => {
      if (!hasTemplate()) await loadSample(app);
      await use(undefined);
    },
    { scope: "worker", auto: true, timeout: 180_000 },
  ],
});
