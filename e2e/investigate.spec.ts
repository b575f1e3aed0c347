import type { Page } from "playwright/test";
import { eventsPage } from "./support/events-page";
import { press, tabTo } from "./support/keyboard";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

const TAMPERING = "event:(StopLogging, DeleteTrail, UpdateTrail, PutEventSelectors)";

test("by mouse: who switched the trail off, with which key, and into which session it led", async ({
  page,
}) => {
  const events = eventsPage(page);
  const { panel } = events;
  await page.goto("/events");
  await events.search(TAMPERING);
  await events.shows(4);
  await events.grid.getByRole("row", { name: /StopLogging.*success/ }).click();
  await expect(panel.getByRole("heading", { name: "StopLogging" })).toBeVisible();
  await expect(panel.getByText(/svc-metrics-sync called cloudtrail:StopLogging/)).toBeVisible();

  // A long-lived key has no session, and the page says so; the key leads on.
  await events.tab("Context").click();
  await expect(panel.getByRole("button", { name: /^Same session/ })).toHaveAccessibleName(
    /names no session/,
  );
  // Quicker than the page shows the first of them, both choices count.
  await panel.getByLabel("Within ±").evaluate((within: HTMLSelectElement) => {
    const named = (text: string) => (each: Element) => each.textContent === text;
    const buttons = [...document.querySelectorAll("button")];
    buttons.find(named("Same access key"))?.click();
    within.value = [...within.options].find(named("1 h"))?.value ?? "";
    within.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(page).toHaveURL(/ctx=key(?:%3A|:)1h/);
  const around = panel.getByRole("listbox", { name: /^Events around this one/ });
  await expect(around.getByRole("option", { selected: true })).toContainText("StopLogging");
  await expect(around.getByRole("option", { selected: true })).toBeInViewport();
  await expect(panel.getByRole("list", { name: "What applies" })).toContainText("80 events");
  await around.hover();
  await page.mouse.wheel(0, -10_000);
  await around.getByRole("option", { name: /AssumeRole/ }).click();
  await expect(panel.getByRole("heading", { name: "AssumeRole" })).toBeVisible();

  // What it handed out was used to take the next role, in another account.
  await events.tab("Related").click();
  await panel.getByRole("link", { name: /^AssumeRole.*ops-admin/ }).click();
  await expect(panel.getByText(/credential|access key/).first()).toBeVisible();
  await panel.getByRole("link", { name: /^GetCallerIdentity.*ci-deploy/ }).click();
  await expect(panel.getByRole("heading", { name: "GetCallerIdentity" })).toBeVisible();
  await events.tab("Context").click();
  await panel.getByRole("button", { name: "Same session" }).click();
  await expect(around.getByRole("option")).toHaveCount(4);
  await panel.getByRole("link", { name: "Show in list" }).click();
  await events.shows(4);
  await expect(events.openRow).toContainText("GetCallerIdentity");
  await expect(events.row(0)).toContainText("GetParametersByPath");
});

test("by mouse: two selected events are compared, and one with the one before like it", async ({
  page,
}) => {
  const events = eventsPage(page);
  const { panel } = events;
  await page.goto(`/events?${new URLSearchParams({ q: TAMPERING })}`);
  await events.shows(4);
  for (const index of [0, 1]) await events.row(index).locator("[data-select]").click();
  await events.selection.getByRole("button", { name: "Compare two" }).click();
  await expect(panel.getByText(/^7 values differ; 20 values are equal/)).toBeVisible();
  await expect(panel.getByText("requestParameters", { exact: true })).toBeVisible();
  await expect(panel.getByText("changed").first()).toBeVisible();

  await events.search("user:svc-metrics-sync event:GetObject");
  await events.shows(60);
  await events.row(0).click();
  await events.tab("Diff").click();
  await panel.getByLabel("Compare with").selectOption({ label: "The one before like it" });
  await expect(panel.getByText(/values? differs?; \d+ values are equal/)).toBeVisible();
  await expect(panel.getByRole("link", { name: /^GetObject/ })).toHaveCount(2);
});

test("by keyboard alone: the same way, and back to the row it began at", async ({ page }) => {
  const events = eventsPage(page);
  const { panel } = events;
  await page.goto("/events");
  await events.shows(20_000);
  await press(page, "/");
  await page.keyboard.type(`${TAMPERING} outcome:success`);
  await press(page, "Escape");
  await press(page, "Enter");
  await events.shows(2);
  await press(page, "Escape");
  await expect(events.grid).toBeFocused();
  await expect(events.activeRow).toContainText("StopLogging");
  await press(page, "Enter");
  await expect(panel.getByText(/svc-metrics-sync called cloudtrail:StopLogging/)).toBeVisible();

  await press(page, ".");
  await tabTo(page, panel.getByRole("button", { name: "Same access key" }));
  await press(page, "Enter");
  await tabTo(page, panel.getByLabel("Within ±"));
  await press(page, "ArrowDown");
  await press(page, "ArrowDown");
  await expect(panel.getByLabel("Within ±")).toHaveValue("3600");
  const around = panel.getByRole("listbox", { name: /^Events around this one/ });
  await expect(panel.getByRole("list", { name: "What applies" })).toContainText("80 events");
  await tabTo(page, around);
  await press(page, "Home");
  await press(page, "Enter");
  await expect(panel.getByRole("heading", { name: "AssumeRole" })).toBeVisible();
  await tabTo(page, events.tab("Context"));
  await press(page, "ArrowRight");
  await followLink(page, /^AssumeRole.*ops-admin/);
  await followLink(page, /^GetCallerIdentity.*ci-deploy/);
  await expect(panel.getByRole("heading", { name: "GetCallerIdentity" })).toBeVisible();
  await tabTo(page, events.tab("Related"));
  await press(page, "ArrowLeft");
  await tabTo(page, panel.getByRole("button", { name: "Same session" }));
  await press(page, "Enter");
  await expect(around.getByRole("option")).toHaveCount(4);
  await followLink(page, "Show in list");
  await events.shows(4);
  await expect(events.openRow).toContainText("GetCallerIdentity");

  // Two events, chosen and compared.
  await press(page, "Escape");
  await expect(panel).toHaveCount(0);
  await expect(events.grid).toBeFocused();
  await press(page, "Home");
  await press(page, " ");
  await press(page, "j");
  await press(page, " ");
  await expect(events.selection).toContainText("2 events selected");
  await tabTo(page, events.selection.getByRole("button", { name: "Compare two" }));
  await press(page, "Enter");
  await expect(panel.getByText(/values differ; \d+ values are equal/)).toBeVisible();
  await press(page, "h");
  await expect(panel).toHaveCount(0);
  await tabTo(page, events.grid, { back: true });
  await expect(events.activeRow).toContainText("ListProjects");
});

async function followLink(page: Page, name: string | RegExp): Promise<void> {
  const { panel } = eventsPage(page);
  await tabTo(page, panel.getByRole("link", { name }).first());
  await press(page, "Enter");
}
