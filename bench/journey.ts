// node bench/run-ts.mjs bench/journey.ts --link LINK [--runs 5]; npm start prints LINK
// An analyst's walk over the events page in a real browser, at 1x and 4x CPU: LCP, INP, layout
// shift, script bytes, DOM nodes. Give it the link that a Trailglass with events has printed.
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright";
import { findChromium } from "@/bin/launch/chromium.mjs";
import { appOfLink, signedIn } from "@/e2e/support/app";

const { values } = parseArgs({
  options: {
    link: { type: "string", default: "" },
    runs: { type: "string", default: "5" },
  },
});

const app = await appOfLink(values.link);

interface Walk {
  readonly lcpMs: number;
  /** Longest interaction, from the key or press to the next paint; there are fewer than 50. */
  readonly inpMs: number;
  readonly shift: number;
  readonly nodes: number;
  readonly scriptKb: number;
}

/** Runs in the page before anything else: keeps what the browser measures. */
function observe(): void {
  const kept = { lcp: 0, shift: 0, interactions: new Map<number, number>() };
  Object.assign(window, { kept });
  const watch = (type: string, options: object, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch("largest-contentful-paint", {}, (entry) => {
    kept.lcp = entry.startTime;
  });
  watch("layout-shift", {}, (entry) => {
    const { value = 0, hadRecentInput = false }: { value?: number; hadRecentInput?: boolean } =
      Object(entry);
    if (!hadRecentInput) kept.shift += value;
  });
  watch("event", { durationThreshold: 16 }, (entry) => {
    const { interactionId = 0 }: { interactionId?: number } = Object(entry);
    if (interactionId === 0) return;
    const longest = kept.interactions.get(interactionId) ?? 0;
    kept.interactions.set(interactionId, Math.max(longest, entry.duration));
  });
}

async function walk(browser: Browser, slowdown: number): Promise<Walk> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    storageState: signedIn(app),
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await devtools.send("Network.enable");
  let scriptBytes = 0;
  const scripts = new Set<string>();
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.addInitScript(observe);
  await page.goto(`${app.url}/events`, { waitUntil: "networkidle" });
  const scriptKb = scriptBytes / 1000;
  await analyse(page);
  const { lcp, shift, longest } = await page.evaluate(() => {
    const { kept } = Object(window);
    return {
      lcp: kept.lcp,
      shift: kept.shift,
      longest: Math.max(0, ...kept.interactions.values()),
    };
  });
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await context.close();
  return { lcpMs: lcp, inpMs: longest, shift, nodes, scriptKb };
}

/** Down the list, into an event, through its tabs, a facet, a query, a zoom, and back. */
async function analyse(page: Page): Promise<void> {
  const keys = page.keyboard;
  for (let step = 0; step < 20; step++) await keys.press("j");
  await keys.press("Enter");
  await page.getByRole("complementary", { name: "Event" }).waitFor();
  for (let step = 0; step < 5; step++) await keys.press("j");
  await page.getByRole("tab", { name: "Raw" }).click();
  await page.waitForTimeout(300);
  await keys.press("Escape");
  await page.getByRole("grid", { name: "Events" }).hover();
  await page.mouse.wheel(0, 4000);
  await page.waitForTimeout(300);
  await keys.press("/");
  await keys.type("outcome:denied", { delay: 30 });
  await keys.press("Enter");
  await page.waitForTimeout(800);
  const bars = page.getByRole("slider", { name: /^Time of the bars/ });
  const box = await bars.boundingBox();
  if (box !== null) {
    await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 12 });
    await page.mouse.up();
  }
  await page.waitForTimeout(800);
  await keys.press("End");
  await page.waitForTimeout(500);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
console.log("| CPU | LCP ms | INP ms | layout shift | DOM nodes | script kB |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const slowdown of [1, 4]) {
  const walks: Walk[] = [];
  for (let run = 0; run < Number(values.runs); run++) walks.push(await walk(browser, slowdown));
  const middle = (name: keyof Walk) => median(walks.map((each) => each[name]));
  console.log(
    `| ${slowdown}x | ${Math.round(middle("lcpMs"))} | ${middle("inpMs")} | ${middle("shift").toFixed(3)} | ${middle("nodes")} | ${middle("scriptKb").toFixed(1)} |`,
  );
}
await browser.close();
