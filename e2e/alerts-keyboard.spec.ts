import { press, tabTo } from "./support/keyboard";
import { ALL, detectorAlert, RULE, untilRaised } from "./support/sample-alerts";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.beforeEach(async ({ page, app }) => {
  await untilRaised(page, app.url);
});

test("an analyst without a mouse triages an alert, and the focus is always somewhere", async ({
  page,
}) => {
  await page.goto(`${ALL}&level=high`);
  await tabTo(page, page.getByRole("link", { name: "GuardDuty weakened" }), { most: 150 });
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "GuardDuty weakened" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Acknowledge" }), { most: 150 });
  await press(page, "Enter");
  await expect(page.getByText("acknowledged").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Assign…" })).toBeEnabled();
  await tabTo(page, page.getByRole("button", { name: "Assign…" }), { most: 150 });
  await press(page, "Enter");
  const assign = page.getByRole("dialog", { name: "Assign" });
  await expect(assign.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("ann");
  await press(page, "Enter");
  await expect(assign).toHaveCount(0);
  await expect(page.getByText("Assigned to ann")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Close…" }), { back: true });
  await press(page, "Enter");
  const close = page.getByRole("dialog", { name: "Close" });
  await expect(close.getByRole("combobox")).toBeFocused();
  await press(page, "ArrowDown");
  await tabTo(page, close.getByRole("textbox"));
  await page.keyboard.type("A test of the detectors.");
  await tabTo(page, close.getByRole("button", { name: "Close", exact: true }).last());
  await press(page, "Enter");
  await expect(close).toHaveCount(0);
  await expect(page.getByText("A test of the detectors.")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Open again" }), { most: 150 });
  await press(page, "Enter");
  await expect(page.getByRole("button", { name: "Acknowledge" })).toBeVisible();
});

test("without a mouse: what is like an alert is suppressed, and no longer", async ({ page }) => {
  await page.goto(`${ALL}&level=low`);
  const alert = page.getByRole("link", { name: "Start script of an instance read" }).first();
  await tabTo(page, alert, { most: 250 });
  await press(page, "Enter");
  await tabTo(page, page.getByRole("button", { name: "Suppress…" }), { most: 150 });
  await press(page, "Enter");
  const dialog = page.getByRole("dialog", { name: /^Suppress/ });
  const radios = dialog.getByRole("radio");
  await expect(radios.first()).toBeVisible();
  await tabTo(page, radios.first());
  await press(page, "ArrowDown");
  await expect(radios.nth(1)).toBeChecked();
  await tabTo(page, dialog.getByRole("textbox", { name: "Why" }));
  await page.keyboard.type("Start scripts that deploys read");
  await tabTo(page, dialog.getByRole("combobox"));
  await press(page, "ArrowUp");
  await tabTo(page, dialog.getByRole("button", { name: "Suppress", exact: true }));
  await press(page, "Enter");
  await expect(dialog.getByText(/raise no alert from now on/)).toBeVisible();
  await tabTo(page, dialog.getByRole("link", { name: "All suppressions" }));
  await press(page, "Enter");
  const row = page.getByRole("row", { name: /Start scripts that deploys read/ });
  await expect(row).toContainText("active");
  await tabTo(page, row.getByRole("button", { name: /^End/ }), { most: 150 });
  await press(page, "Enter");
  await expect(row).toContainText("ended");
});

test("without a mouse: a rule is written, previewed, exported and enabled", async ({ page }) => {
  await page.goto("/rules");
  await tabTo(page, page.getByRole("link", { name: "New rule" }), { most: 100 });
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "New rule" })).toBeVisible();
  await tabTo(page, page.getByRole("textbox", { name: /rule/i }).first(), { most: 100 });
  await press(page, "Control+a");
  await page.keyboard.insertText(RULE.replace("looked up", "typed").replace("6d11", "6d12"));
  await expect(page.getByText("This rule would run.")).toBeVisible();
  const preview = page.getByRole("button", { name: /^Preview/ });
  await expect(preview).toBeEnabled();
  await tabTo(page, preview);
  await press(page, "Enter");
  await expect(page.getByText("2 events would have matched.")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "All records, with manifest" }));
  const download = page.waitForEvent("download");
  await press(page, "Enter");
  expect((await download).suggestedFilename()).toMatch(
    /^trailglass-hunt-\d+-events-asof-\d+\.zip$/,
  );
  await tabTo(page, page.getByRole("button", { name: /^Save and enable/ }), { back: true });
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Trails typed" })).toBeVisible();
});

test("without a mouse: what a detector said is normal, and where alerts are sent", async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(120_000);
  await page.goto(await detectorAlert(page));
  const button = page.getByRole("button", { name: "This is normal…" });
  await tabTo(page, button, { most: 150 });
  await press(page, "Enter");
  const dialog = page.getByRole("dialog", { name: "This is normal" });
  await tabTo(page, dialog.getByRole("textbox", { name: "Why" }));
  await page.keyboard.type("A new job");
  await tabTo(page, dialog.getByRole("button", { name: "This is normal" }));
  await press(page, "Enter");
  await tabTo(page, dialog.getByRole("button", { name: "Done" }));
  await press(page, "Enter");
  await expect(button).toBeFocused();
  await page.goto("/alerts/actions");
  await tabTo(page, page.getByRole("button", { name: "New action…" }), { most: 150 });
  await press(page, "Enter");
  const form = page.getByRole("dialog", { name: "New action" });
  await tabTo(page, form.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Pager");
  await tabTo(page, form.getByRole("textbox", { name: "Address" }));
  await page.keyboard.type("http://10.0.0.1/hook");
  await press(page, "Enter");
  await expect(form.getByText(/TRAILGLASS_WEBHOOK_HOSTS/).first()).toBeVisible();
  await press(page, "Escape");
  await expect(form).toHaveCount(0);
  // The address that was refused.
  consoleErrors.splice(0);
});
