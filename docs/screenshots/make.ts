// node bench/run-ts.mjs docs/screenshots/make.ts [--only NAME] [--link LINK]
// Takes the pictures of this folder: of the sample incident, in a Trailglass of its own, or in one
// that runs and holds the sample alone: LINK is what its start printed.
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "playwright";
import { findChromium } from "@/bin/launch/chromium.mjs";
import { type App, appOfLink, signedIn, startApp, untilIndexed } from "@/e2e/support/app";
import type { AlertList } from "@/lib/api/alert-contract";
import type { EventPage } from "@/lib/api/contract";
import type { Integrity } from "@/lib/api/integrity-contract";
import { hideMachine } from "./hide-machine";
import { listShots, type Scene, type Shot } from "./shots";

type Asked = Pick<App, "url" | "cookie" | "ask">;

const FOLDER = resolve("docs/screenshots");
const SAMPLE_EVENTS = 20_000;

const KEPT = [
  { name: "Refused writes", q: "outcome:denied -readonly:true", shared: true, found: 127 },
  { name: "Root", q: "root:true", shared: false, found: 16 },
  { name: "Trail switched off", q: "event:(StopLogging OR DeleteTrail)", shared: true, found: 3 },
];

const { values: options } = parseArgs({
  options: { only: { type: "string" }, link: { type: "string" } },
});

async function firstEvent(
  app: Asked,
  q: string,
): Promise<{ key: string; timeMs: number; principal: string }> {
  const answer = await app.ask(`/api/events?${new URLSearchParams({ q, limit: "1" })}`);
  const page: EventPage = await answer.json();
  const [row] = page.rows;
  if (row === undefined || row.timeMs === null) throw new Error(`The sample has no ${q}`);
  return { key: row.key, timeMs: row.timeMs, principal: row.principal.key };
}

/** The alert about the trail that the intruder switched off, once the worker has come to it. */
async function findAlert(app: Asked): Promise<{ alert: number; rule: number }> {
  for (;;) {
    const answer = await app.ask("/api/alerts?state=all&level=high&limit=100");
    const { alerts }: AlertList = await answer.json();
    const found = alerts.find(({ title }) => title === "Trail blinded");
    if (found !== undefined) return { alert: found.id, rule: found.ruleId ?? 0 };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function findScene(app: Asked): Promise<Scene> {
  const intruder = "user:svc-metrics-sync outcome:success";
  const stopped = await firstEvent(app, "event:StopLogging");
  const assumed = await firstEvent(app, `${intruder} event:AssumeRole`);
  const repeated = await firstEvent(app, `${intruder} event:RunInstances`);
  return {
    stopped: stopped.key,
    stoppedMs: stopped.timeMs,
    assumed: assumed.key,
    repeated: repeated.key,
    intruder: repeated.principal,
    ...(await findAlert(app)),
  };
}

async function loadSample(browser: Browser, app: Asked): Promise<void> {
  const page = await browser.newPage({ storageState: signedIn(app) });
  await page.goto(app.url);
  await page.getByText("The sample incident").click();
  await page.getByRole("button", { name: "Load the sample" }).click();
  await untilIndexed(app, SAMPLE_EVENTS);
  await page.close();
}

/** Saved views and searches, as somebody at work has them. */
async function fillDesk({ ask: post }: Asked): Promise<void> {
  for (const { name, q, shared, found } of KEPT) {
    const page = `/events?${new URLSearchParams({ q })}`;
    await post("/api/views", { name, url: page, shared });
    await post("/api/history", { q, url: page, parentId: null, found });
  }
}

/** Has the log files verified, and waits for the end of it. */
async function verify({ ask }: Asked): Promise<void> {
  await ask("/api/integrity", {});
  for (;;) {
    const answer = await ask("/api/integrity");
    const { runs }: Integrity = await answer.json();
    if (runs.length > 0 && runs.every(({ state }) => state === "done")) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Waits until nothing loads and no file is read: what is seen then is seen every time. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    (loading) => document.querySelector(loading) === null,
    '.skeleton, [aria-busy="true"], [aria-label^="Loading"], [title^="Reading log files"]',
  );
}

async function take(browser: Browser, app: Asked, shot: Shot): Promise<void> {
  const page = await browser.newPage({
    baseURL: app.url,
    storageState: signedIn(app),
    viewport: shot.narrow === true ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
  });
  await page.goto(shot.path);
  await settle(page);
  await shot.prepare?.(page);
  // What is typed is asked for after a pause.
  await page.waitForTimeout(500);
  if (shot.unsettled !== true) await settle(page);
  await page.evaluate(hideMachine);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const path = resolve(FOLDER, `${shot.name}-${colorScheme}.png`);
    await page.screenshot({ path, animations: "disabled" });
    shrink(path);
  }
  await page.close();
}

/** To a third of the size, where pngquant is installed: the pictures have few colours. */
function shrink(path: string): void {
  try {
    execFileSync("pngquant", ["--force", "--strip", "--output", path, "256", path]);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
});
const own = options.link === undefined ? await startApp(null) : null;
try {
  const app = own ?? (await appOfLink(options.link ?? ""));
  if (own !== null) {
    await loadSample(browser, app);
    await fillDesk(app);
    await verify(app);
  }
  for (const shot of listShots(await findScene(app))) {
    if (options.only !== undefined && options.only !== shot.name) continue;
    await take(browser, app, shot);
    process.stdout.write(`${shot.name}\n`);
  }
} finally {
  await own?.stop();
  await browser.close();
}
