import type { Page } from "playwright/test";
import { axeFindings, findsNothing } from "./support/axe";
import { eventsPage } from "./support/events-page";
import { press, tabTo } from "./support/keyboard";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Asks for a run of everything by keyboard alone, and waits until it has ended. */
async function verify(page: Page) {
  const button = page.getByRole("button", { name: "Verify now" });
  const dialog = page.getByRole("dialog", { name: "Verify log files" });
  await tabTo(page, button);
  await press(page, "Enter");
  await expect(dialog.getByRole("combobox", { name: "Source" })).toBeFocused();
  await tabTo(page, dialog.getByRole("button", { name: "Verify", exact: true }));
  await press(page, "Enter");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  await expect(page.getByRole("link", { name: /^Run \d+$/ }).first()).toBeVisible();
}

test("an analyst verifies the sample by keyboard, and reads the proof of an event", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const events = eventsPage(page);
  await page.goto("/views");
  await tabTo(page, page.getByRole("link", { name: "Overview" }));
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Integrity");
  await verify(page);

  const runs = page.getByRole("region", { name: "Runs" });
  const newest = runs.getByRole("row", { name: /^Run \d+ proven 0/ }).first();
  await expect(newest).toBeVisible();
  await tabTo(page, newest.getByRole("link"));
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^Run \d+ proved all [\d\s]+ log files; no findings\.$/,
  );
  await expect(page.getByText("This run found nothing wrong.")).toBeVisible();
  const chains = page.getByRole("region", { name: "Chains of digests" });
  await expect(chains.getByRole("row").nth(1)).toContainText("verified");

  await page.goto("/integrity");
  const verified = page.getByRole("link", { name: "Events of log files that are verified" });
  await tabTo(page, verified);
  await press(page, "Enter");
  await expect(events.query).toHaveValue("integrity:verified");
  await expect(events.row(0)).not.toContainText("Loading");
  await events.row(0).click();
  await expect(events.panel.getByRole("heading", { name: "Integrity of its file" })).toBeVisible();
  await expect(events.panel.getByText("Its bytes are those that CloudTrail signed.")).toBeVisible();
  await expect(events.panel.getByRole("link", { name: /^run \d+$/ }).first()).toBeVisible();
  await events.panel.getByRole("link", { name: /CloudTrail-Digest/ }).click();
  await expect(page.getByRole("heading", { name: "Integrity", exact: true })).toBeVisible();
  await expect(page.getByText("CloudTrail’s signature fits its bytes.")).toBeVisible();
  await expect(page.getByText("Its window")).toBeVisible();
});

test("what is known, the dialog and a run, in every theme and 320 pixels wide", async ({
  page,
  context,
  app,
}) => {
  test.setTimeout(120_000);
  await page.goto("/integrity");
  await verify(page);
  await findsNothing(page, "integrity");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByLabel("Read again from the source")).toBeVisible();
  await findsNothing(page, "what to verify", "dialog[open]");
  await page.keyboard.press("Escape");
  await page
    .getByRole("link", { name: /^Run \d+$/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Run \d+ proved/);
  await findsNothing(page, "a run");

  const paths = ["/integrity", new URL(page.url()).pathname];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const wide = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.querySelector("main")?.scrollWidth,
    ]);
    expect.soft(wide, `${path}, narrow`).toEqual([320, 320]);
    await findsNothing(page, `${path}, narrow`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await context.addCookies([{ name: "tg-theme", value: "contrast", url: app.url }]);
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect.soft(await axeFindings(page), `${path}, high contrast`).toEqual([]);
  }
});

test("a run that does not exist, and no answer, are told", async ({ page, consoleErrors }) => {
  await page.goto("/integrity/999999");
  await expect(page.getByText("The run could not be loaded")).toBeVisible();
  await findsNothing(page, "no such run");
  // The server sends the first answer with the page: it is the next one that does not come.
  await page.goto("/integrity");
  await page.route("**/api/integrity", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await page.getByRole("button", { name: "Verify now" }).click();
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  await expect(page.getByText("These figures are not being updated")).toBeVisible({
    timeout: 30_000,
  });
  await findsNothing(page, "no answer");
  consoleErrors.splice(0);
});
