import { eventPageSchema } from "@/lib/api/contract";
import { statusSchema } from "@/lib/api/import-contract";
import { untilIndexed } from "./support/app";
import { eventsPage } from "./support/events-page";
import { addLogs, logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const FIRST_MS = Date.parse("2026-09-21T04:00:00Z");
const minute = (number: number) => ({
  eventTime: new Date(FIRST_MS + number * 60_000).toISOString().replace(".000", ""),
});
const FIRST = 300;

test.use({
  permissions: ["clipboard-read", "clipboard-write"],
  logs: {
    files: { [logName("a")]: Array.from({ length: FIRST }, (_, at) => record(at, minute(at))) },
  },
});
test("a link to an open event lands on its row, also far down the list", async ({ page }) => {
  const events = eventsPage(page);
  const id = "00000000-0000-4000-8000-000000000250";
  const found = await page.request.get(`/api/events?q=id:${id}`);
  const { rows } = eventPageSchema.parse(await found.json());
  // The key tells deliveries of the same id apart; the id alone is what people paste.
  for (const e of [rows[0]?.key ?? "no key", id]) {
    await page.goto(`/events?sort=time&e=${e}`);
    await expect(events.panel.getByRole("heading", { name: "ConsoleLogin" })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "around one event" })).toBeVisible();
    await expect(events.openRow, e).toBeInViewport();
    await expect(events.openRow).toContainText("08:10:00");
  }
});

test("a frozen link shows the same numbers after more was read; a moving one shows more", async ({
  page,
  app,
  folder,
}) => {
  const events = eventsPage(page);
  const chart = page.getByRole("region", { name: "Events over time" });
  const table = chart.getByRole("table");
  const openTable = () => chart.getByText("Show the bars as a table").press("Enter");
  await page.goto("/events?q=user:alice");
  await events.shows(FIRST);
  await expect(events.facets.getByRole("button", { name: /^ConsoleLogin/ })).toBeVisible();
  await openTable();
  const bars = await table.textContent();
  const facets = await events.facets.textContent();
  expect(bars).toContain("2026-09-21 08:");

  const frozen = await events.copyLink("frozen link");
  const moving = await events.copyLink("moving link");
  const short = await events.copyLink("short link");
  expect(frozen).toMatch(/from=2026-.*to=2026-.*asof=\d+/);
  expect(moving).toMatch(/\?q=user:alice$/);
  expect(short).toMatch(/\/s\/\w+$/);

  // Another hour, more of the first one, and another event name.
  addLogs(folder ?? "", {
    [logName("b")]: Array.from({ length: 60 }, (_, at) => record(1000 + at, minute(FIRST + at))),
    [logName("c")]: Array.from({ length: 5 }, (_, at) =>
      record(2000 + at, { ...minute(at), eventName: "CheckMfa" }),
    ),
  });
  await page.goto("/imports");
  await page.getByRole("button", { name: "Look for new files" }).click();
  await untilIndexed(app, FIRST + 65);

  for (const link of [frozen, short]) {
    await page.goto(link);
    await events.shows(FIRST);
    await expect(page).toHaveURL(frozen);
    await expect(page.getByRole("button", { name: "Frozen" })).toBeVisible();
    await openTable();
    expect(await table.textContent()).toBe(bars);
    await expect(events.facets.getByRole("button", { name: /^ConsoleLogin/ })).toBeVisible();
    expect(await events.facets.textContent()).toBe(facets);
  }
  await page.goto(moving);
  await events.shows(FIRST + 65);
  await expect(events.facets.getByRole("button", { name: /^CheckMfa\D*5$/ })).toBeVisible();

  // Unfrozen, the frozen link shows what arrived later in its own time.
  await page.goto(frozen);
  await page.getByRole("button", { name: "Frozen" }).click();
  await expect(page).not.toHaveURL(/asof/);
  await expect(events.facets.getByRole("button", { name: /^CheckMfa\D*5$/ })).toBeVisible();
});

test("while the list is followed, what arrives waits until it is asked for", async ({
  page,
  app,
  folder,
}) => {
  const events = eventsPage(page);
  const status = statusSchema.parse(await (await page.request.get("/api/status")).json());
  await page.goto("/events");
  await events.shows(status.events);
  await page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(page.getByText(/^Newest event .* old/)).toBeVisible();
  const firstRow = await events.row(0).textContent();

  // Delivered at 10:05: three events of minutes before, and one of hours before.
  addLogs(folder ?? "", {
    [logName("d")]: [1, 2, 3].map((at) =>
      record(3000 + at, { ...minute(FIRST + 60 + at), eventName: "StopLogging" }),
    ),
    [logName("e")]: [record(4000, { ...minute(1), eventName: "LateLogin" })],
  });
  // The list stays open in this tab; another one asks for the files.
  const imports = await page.context().newPage();
  await imports.goto("/imports");
  await imports.getByRole("button", { name: "Look for new files" }).click();
  await untilIndexed(app, status.events + 4);
  await imports.close();

  const pill = page.getByRole("button", { name: "3 new, 1 late" });
  await expect(pill).toBeVisible({ timeout: 30_000 });
  expect(await events.row(0).textContent()).toBe(firstRow);
  await pill.click();
  await expect(events.row(0)).toContainText("StopLogging");
  await expect(events.row(0)).toContainText("new");
  await expect(events.grid).toBeFocused();
  await expect(pill).toHaveCount(0);
  await events.shows(status.events + 4);

  // Reading on stops it.
  await page.keyboard.press("j");
  await expect(page.getByText(/^Following stopped/)).toBeVisible();
});
