import { ALL, detectorAlert, RULE, untilRaised } from "./support/sample-alerts";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.beforeEach(async ({ page, app }) => {
  await untilRaised(page, app.url);
});

test("the sample incident raises what it should, and at these levels nothing else", async ({
  page,
}) => {
  const answer = await page.request.get("/api/alerts?state=all&limit=100&level=high");
  const { alerts } = await answer.json();
  const told = alerts.map((alert: { title: string; subject: { value: string }[] }) => {
    const [, , who = ""] = alert.subject[0]?.value.split("|") ?? [];
    return `${alert.title}: ${who}`;
  });
  expect(told.sort()).toEqual([
    "Administrator policy attached: build-legacy",
    "GuardDuty weakened: svc-metrics-sync",
    "Policy grants everything: build-legacy",
    "Security group opened to the world: svc-metrics-sync",
    "Snapshot or image shared: svc-metrics-sync",
    "Trail blinded: svc-metrics-sync",
  ]);
});

test("what the intruder was refused is an attempt, one level lower", async ({ page }) => {
  await page.goto(`${ALL}&level=medium&text=attempted`);
  await page.getByRole("link", { name: "Attempted: Trail blinded" }).click();
  await expect(page.getByText("1, 1 of them failed")).toBeVisible();
  await expect(page.getByRole("link", { name: "Trail blinded", exact: true })).toBeVisible();
});

test("an analyst opens an alert, sees why, and closes it with a reason that stays", async ({
  page,
}) => {
  await page.goto(`${ALL}&level=high`);
  await page
    .getByRole("row", { name: /svc-metrics-sync/ })
    .getByRole("link", { name: "Trail blinded" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Trail blinded" })).toBeVisible();
  await expect(page.getByRole("link", { name: "StopLogging" })).toBeVisible();
  await page.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByText("acknowledged").first()).toBeVisible();
  await page.getByRole("button", { name: "Close…" }).click();
  const dialog = page.getByRole("dialog", { name: "Close" });
  await dialog.getByRole("combobox").selectOption({ index: 1 });
  await dialog.getByRole("textbox").fill("The stolen key; see the case.");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(page.getByText("The stolen key; see the case.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("The stolen key; see the case.")).toBeVisible();
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(page.getByRole("button", { name: "Acknowledge" })).toBeVisible();
});

test("an event tells which rules found it", async ({ page }) => {
  await page.goto("/events?q=event:StopLogging&from=2026-09-01&to=2026-10-10");
  await page.getByRole("grid", { name: "Events" }).getByText("StopLogging").first().click();
  const panel = page.getByRole("complementary", { name: "Event" });
  await expect(panel.getByRole("link", { name: "Trail blinded" }).first()).toBeVisible();
});

test("a false positive is tuned: a proposed filter hides what is like it, and can be ended", async ({
  page,
}) => {
  await page.goto(`${ALL}&level=low`);
  await page.getByRole("link", { name: "Remote command or shell on an instance" }).first().click();
  await page.getByRole("button", { name: "Suppress…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Suppress/ });
  await expect(dialog.getByRole("radio").first()).toBeVisible();
  await dialog.getByRole("textbox", { name: "Why" }).fill("Sessions of the build hosts");
  await dialog.getByRole("button", { name: /^Suppress/ }).click();
  await expect(dialog.getByText(/raise no alert from now on/)).toBeVisible();
  await page.goto("/alerts/suppressions");
  const row = page.getByRole("row", { name: /Sessions of the build hosts/ });
  await expect(row).toContainText("active");
  await row.getByRole("button", { name: /^End/ }).click();
  await expect(row).toContainText("ended");
});

test("a rule is written, checked, previewed over what is indexed, and enabled", async ({
  page,
}) => {
  await page.goto("/rules/new");
  const editor = page.getByRole("textbox", { name: /rule/i }).first();
  await editor.fill(RULE.replace("condition: it", "condition: that"));
  await expect(page.getByText(/that/).first()).toBeVisible();
  await editor.fill(RULE);
  await page.getByRole("button", { name: /^Preview/ }).click();
  await expect(page.getByText("2 events would have matched.")).toBeVisible();
  await page.getByRole("button", { name: /^Save and enable/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Trails looked up" })).toBeVisible();
  await page.goto("/rules?q=looked");
  await expect(page.getByRole("row", { name: /Trails looked up/ })).toContainText("Runs");
});

test("what a detector said is normal: declared with a reason, listed, and ended", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(await detectorAlert(page));
  await page.getByRole("button", { name: "This is normal…" }).click();
  const dialog = page.getByRole("dialog", { name: "This is normal" });
  await dialog.getByRole("textbox", { name: "Why" }).fill("The new build needs it");
  await dialog.getByRole("button", { name: "This is normal" }).click();
  await expect(dialog.getByText(/raises no alert from now on/)).toBeVisible();
  await dialog.getByRole("link", { name: "All suppressions" }).click();
  const row = page.getByRole("row", { name: /The new build needs it/ });
  await expect(row).toContainText("First seen");
  await row.getByRole("button", { name: /^End/ }).click();
  await expect(row).toContainText("ended");
});

test("alerts are sent to a topic: added, changed, switched off and removed; what cannot be is told", async ({
  page,
  consoleErrors,
}) => {
  await page.goto("/alerts/actions");
  await page.getByRole("button", { name: "New action…" }).click();
  const dialog = page.getByRole("dialog", { name: "New action" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("On call");
  const kind = dialog.getByRole("combobox", { name: "Kind" });
  await kind.selectOption({ label: "Program" });
  await dialog.getByRole("textbox", { name: /variable/i }).fill("TRAILGLASS_COMMAND_NONE");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText(/does not set TRAILGLASS_COMMAND_NONE/).first()).toBeVisible();
  consoleErrors.splice(0);
  await kind.selectOption({ label: "SNS topic" });
  const topic = "arn:aws:sns:eu-west-1:111122223333:alerts";
  await dialog.getByRole("textbox", { name: "ARN of the topic" }).fill(topic);
  await dialog.getByRole("spinbutton", { name: /^Minutes/ }).fill("15");
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: /On call/ });
  await expect(row).toContainText(topic);
  await expect(row).toContainText("one digest of 15 minutes");
  await row.getByRole("button", { name: /^Change/ }).click();
  const change = page.getByRole("dialog", { name: "Change the action" });
  await change.getByRole("spinbutton", { name: /^Messages/ }).fill("4");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("at most 4 an hour");
  await row.getByRole("button", { name: /^Switch off/ }).click();
  await expect(row.getByRole("button", { name: /^Switch on/ })).toBeVisible();
  await row.getByRole("button", { name: /^Change/ }).click();
  await change.getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
});
