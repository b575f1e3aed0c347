import { axeFindings, findsNothing } from "./support/axe";
import { ALL, detectorAlert, RULE, untilRaised } from "./support/sample-alerts";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test.use({
  contextOptions: { reducedMotion: "reduce" },
});

const OVERLAY = "[role=dialog], dialog[open]";

test.beforeEach(async ({ page, app }) => {
  await untilRaised(page, app.url);
});

test("dialogs and states of alerts and rules: nothing is wrong for assistive technology", async ({
  page,
  consoleErrors,
}) => {
  test.setTimeout(240_000);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const dialog = page.getByRole("dialog");
  await page.goto("/alerts/1");
  for (const name of ["Close…", "Assign…", "Note…"]) {
    await button(name).click();
    await expect(dialog.getByRole("textbox").first()).toBeVisible();
    await findsNothing(page, name, OVERLAY);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await button("why").first().click();
  await page.waitForLoadState("networkidle");
  await findsNothing(page, "why an event matched");
  await page.goto(`${ALL}&level=low`);
  await page.getByRole("row").getByRole("checkbox").nth(2).check();
  await findsNothing(page, "alerts selected");
  await page.getByRole("link", { name: "Remote command or shell on an instance" }).first().click();
  await button("Suppress…").click();
  await expect(dialog.getByRole("radio").first()).toBeVisible();
  await findsNothing(page, "Suppress…", OVERLAY);
  await page.goto(await detectorAlert(page));
  await button("This is normal…").click();
  await expect(dialog.getByRole("textbox")).toBeVisible();
  await findsNothing(page, "This is normal…", OVERLAY);
  await page.goto("/alerts/actions");
  await button("New action…").click();
  for (const kind of ["Webhook", "SNS topic", "EventBridge bus", "Program"]) {
    await dialog.getByRole("combobox", { name: "Kind" }).selectOption({ label: kind });
    await findsNothing(page, `a new ${kind}`, OVERLAY);
  }
  await page.goto("/rules/new");
  const editor = page.getByRole("textbox", { name: /rule/i }).first();
  await editor.fill(RULE.replace("condition: it", "condition: that"));
  await expect(page.getByText(/that/).first()).toBeVisible();
  await findsNothing(page, "a rule that is refused");
  await editor.fill(RULE.replace("6d11", "6d13"));
  await button(/^Preview/).click();
  await expect(page.getByText("2 events would have matched.")).toBeVisible();
  await findsNothing(page, "a preview");
  await page.goto("/rules/lists");
  await button("Edit").first().click();
  await expect(page.getByRole("textbox").first()).toBeVisible();
  await findsNothing(page, "a value list that is edited");
  for (const path of [`${ALL}&text=nothing+like+it`, "/alerts/999999", "/rules/999999"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await findsNothing(page, path);
  }
  await page.goto(ALL);
  await page.route(/\/api\/alerts\?/, (route) => route.abort());
  await button("Closed").click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await findsNothing(page, "no answer");
  // The pages that are not there, and the answers that did not come.
  consoleErrors.splice(0);
});

test("alerts and rules in high contrast, and 320 pixels wide", async ({ page, context, app }) => {
  test.setTimeout(240_000);
  const paths = [
    ALL,
    "/alerts/1",
    "/rules",
    "/rules/1",
    "/rules/new",
    "/rules/attack",
    "/rules/cis",
  ];
  await context.addCookies([{ name: "tg-theme", value: "contrast", url: app.url }]);
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect.soft(await axeFindings(page), path).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect.soft(await page.evaluate(wide), path).toBe(0);
  }
});

test("the pages of alerts and rules: nothing is wrong for assistive technology", async ({
  page,
}) => {
  test.setTimeout(240_000);
  for (const path of [
    ALL,
    "/alerts?state=closed&level=critical",
    "/alerts/1",
    "/alerts/suppressions",
    "/alerts/actions",
    "/rules",
    "/rules/1",
    "/rules/new",
    "/rules/lists",
    "/rules/attack",
    "/rules/cis",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveCount(1);
    await page.waitForLoadState("networkidle");
    await findsNothing(page, path);
  }
});
