import type { Page } from "playwright";

/** A picture: a page, and what is done on it before it is taken. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  /** Narrow as a phone; else as wide as a desk. */
  readonly narrow?: boolean;
  /** Taken while something is still being loaded. */
  readonly unsettled?: boolean;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The moments of the sample incident that the pictures are about. */
export interface Scene {
  /** Key of the event that switched the trail off. */
  readonly stopped: string;
  /** Its time, UTC milliseconds. */
  readonly stoppedMs: number;
  /** Key of an event whose record holds a session token. */
  readonly assumed: string;
  /** Key of an event that had failed a moment before. */
  readonly repeated: string;
  /** Key of the principal that did it. */
  readonly intruder: string;
  /** Number of the alert about the trail that was switched off, and of its rule. */
  readonly alert: number;
  readonly rule: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Every picture of the folder. Paths are written as links are. */
export function listShots({
  stopped,
  stoppedMs,
  assumed,
  repeated,
  intruder,
  alert,
  rule,
}: Scene): readonly Shot[] {
  const iso = (ms: number) => new Date(ms).toISOString();
  const day = Math.floor(stoppedMs / DAY_MS) * DAY_MS;
  const range = { from: iso(day - DAY_MS), to: iso(day + 2 * DAY_MS) };
  const attack = `${iso(stoppedMs - HOUR_MS)}..${iso(stoppedMs + HOUR_MS)}`;
  const events = (search: Record<string, string> = {}) =>
    `/events?${new URLSearchParams({ ...range, ...search })}`;
  const mine = "ip:203.0.113.0/24";
  // The days before are what the pages need to call something new.
  const week = new URLSearchParams({ from: iso(day), to: iso(day + 3 * DAY_MS) });
  const fortnight = new URLSearchParams({
    from: iso(day - 11 * DAY_MS),
    to: iso(day + 3 * DAY_MS),
  });
  const before = new URLSearchParams({ from: "2020-01-01T00:00Z", to: "2020-01-08T00:00Z" });
  const profile = `/principals/${encodeURIComponent(intruder)}?${week}`;
  return [
    { name: "overview", path: `/?${week}` },
    { name: "overview-empty", path: `/?${before}` },
    { name: "overview-error", path: `/?${week}`, prepare: (page) => without(page, "overview") },
    { name: "regions", path: "/regions" },
    { name: "regions-table", path: "/regions?table=1" },
    { name: "regions-map", path: "/regions?grid=map" },
    { name: "regions-uncovered", path: `/regions?${before}` },
    { name: "regions-error", path: "/regions", prepare: (page) => without(page, "regions") },
    {
      name: "regions-loading",
      path: "/regions",
      unsettled: true,
      prepare: (page) => waiting(page, "regions"),
    },
    { name: "principals", path: `/principals?${week}` },
    { name: "principals-none", path: `/principals?${week}&contains=nobody` },
    { name: "profile", path: profile },
    {
      name: "profile-lineage",
      path: profile,
      prepare: (page) => show(page, /lineage|who really/i),
    },
    { name: "profile-compare", path: `${profile}&cmp=prev` },
    { name: "profile-error", path: profile, prepare: (page) => without(page, "profiles") },
    { name: "ip", path: `/ips/203.0.113.141?${week}` },
    { name: "events", path: events({ q: `${mine} -readonly:true`, e: stopped }) },
    {
      name: "event-raw",
      path: events({ q: mine, e: assumed, p: "raw" }),
      prepare: async (page) => {
        await page.getByPlaceholder("Find in the record").pressSequentially("sessionToken");
        await page.mouse.move(1200, 800);
        await page.mouse.wheel(0, 300);
      },
    },
    { name: "event-context", path: events({ e: stopped, p: "context", ctx: "principal:1h" }) },
    { name: "event-diff", path: events({ q: mine, e: repeated, p: "diff" }) },
    { name: "patterns", path: events({ q: mine, view: "patterns" }) },
    { name: "compare", path: events({ view: "compare", sel: attack, cmp: "rest" }) },
    {
      name: "suggestions",
      path: events(),
      prepare: (page) => type(page, "outcome:denied event:Assu"),
    },
    {
      name: "query-error",
      path: events(),
      prepare: async (page) => {
        await type(page, "outcme:denied event:Delete*");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Enter");
      },
    },
    { name: "no-results", path: events({ q: "user:svc-metrics-sync event:Delete* mfa:true" }) },
    { name: "columns", path: events(), prepare: (page) => press(page, "Columns") },
    {
      name: "palette",
      path: events(),
      prepare: async (page) => {
        await page.keyboard.press("Control+K");
        await page.getByRole("dialog").getByRole("combobox").fill("link");
      },
    },
    { name: "keys", path: events(), prepare: (page) => page.keyboard.press("?") },
    { name: "export", path: events({ q: mine }), prepare: (page) => page.keyboard.press("E") },
    { name: "link", path: events({ q: mine }), prepare: (page) => press(page, "Copy link") },
    { name: "saved-views", path: events(), prepare: (page) => press(page, "Saved views") },
    { name: "history", path: events(), prepare: (page) => press(page, "recent searches") },
    { name: "integrity", path: "/integrity" },
    { name: "integrity-run", path: "/integrity/1" },
    { name: "coverage-error", path: "/coverage", prepare: (page) => without(page, "coverage") },
    { name: "coverage", path: `/coverage?${fortnight}&show=seen` },
    { name: "coverage-table", path: `/coverage?${fortnight}&show=seen&table=1` },
    { name: "coverage-empty", path: `/coverage?${before}` },
    { name: "alerts", path: "/alerts?state=all&sort=-level" },
    { name: "alert", path: `/alerts/${alert}` },
    {
      name: "alert-suppress",
      path: `/alerts/${alert}`,
      prepare: async (page) => {
        await press(page, "Suppress…");
        await page.getByRole("radio").first().waitFor();
      },
    },
    { name: "alerts-none", path: "/alerts?state=closed&level=critical" },
    {
      name: "alerts-error",
      path: "/alerts",
      prepare: async (page) => {
        await page.route("**/api/alerts**", (route) => route.abort());
        await press(page, /^Closed/);
        await page.getByRole("alert").first().waitFor();
      },
    },
    { name: "rules", path: `/rules?${week}` },
    { name: "rule", path: `/rules/${rule}?${week}`, prepare: (page) => show(page, /^Alerts$/) },
    { name: "attack", path: `/rules/attack?${week}` },
    { name: "cis", path: `/rules/cis?${week}` },
    { name: "manual-search", path: "/manual/search" },
    { name: "manual-api", path: "/manual/api" },
    { name: "narrow-overview", path: `/?${week}`, narrow: true },
    { name: "narrow-regions", path: "/regions", narrow: true },
    { name: "narrow-profile", path: profile, narrow: true },
    { name: "narrow-alerts", path: "/alerts?state=all&sort=-level", narrow: true },
    { name: "narrow-alert", path: `/alerts/${alert}`, narrow: true },
    { name: "narrow-integrity", path: "/integrity", narrow: true },
    { name: "narrow-coverage", path: `/coverage?${fortnight}&show=seen`, narrow: true },
    { name: "narrow-events", path: events({ q: mine }), narrow: true },
    { name: "narrow-event", path: `/events/${encodeURIComponent(stopped)}`, narrow: true },
  ];
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type(text);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
}

/** The page as it is when one part of the API cannot be reached. */
async function without(page: Page, part: string): Promise<void> {
  await page.route(`**/api/${part}**`, (route) => route.abort());
  await moveOn(page);
  await page.getByRole("alert").first().waitFor();
}

/** The page while an answer is on its way. */
async function waiting(page: Page, part: string): Promise<void> {
  await page.route(`**/api/${part}**`, () => new Promise(() => undefined));
  await moveOn(page);
}

/** Asks for the time before: the page has to ask anew, and the server does not answer for it. */
async function moveOn(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /earlier|before|previous/i })
    .first()
    .click();
}

async function show(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("heading", { name }).first().scrollIntoViewIfNeeded();
}
