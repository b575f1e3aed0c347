import { readFileSync } from "node:fs";
import { axeFindings } from "./support/axe";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("an analyst opens a case, tells its story over pinned evidence, and takes it away", async ({
  page,
  app,
  consoleErrors,
}) => {
  test.setTimeout(120_000);
  await page.goto("/cases");
  await expect(page.getByText("No case fits.")).toBeVisible();
  await page.getByLabel("Title").fill("Stolen key <b>of svc-metrics-sync</b>");
  await page.getByLabel("What is known").fill("A key was used from a new address.");
  await page.getByRole("button", { name: "Open case" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("<b>of svc-metrics-sync</b>");
  const number = /\d+$/.exec(page.url())?.[0];

  const pin = async (what: string) => {
    await page.getByRole("button", { name: `Pin…` }).first().click();
    const dialog = page.getByRole("dialog", { name: `Pin ${what} to a case` });
    await dialog.getByRole("button", { name: "Pin", exact: true }).press("Enter");
    await expect(dialog.getByText(/keeps this copy/)).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
  };
  const query = { q: "event:StopLogging", from: "2026-09-01", to: "2026-10-10" };
  await page.goto(`/events?${new URLSearchParams(query)}`);
  await page.getByRole("grid", { name: "Events" }).getByText("StopLogging").first().click();
  await pin("this event");
  const found = await app.ask(`/api/events?${new URLSearchParams(query)}`);
  const { rows } = await found.json();
  await page.goto(
    `/principals/${encodeURIComponent(rows[0].principal.key)}?from=2026-09-01&to=2026-10-10`,
  );
  await pin("this profile");
  for (const kind of ["query", "chart"]) {
    const pinned = await app.ask(`/api/cases/${number}/pins`, { kind, ...query });
    expect(pinned.status, await pinned.text()).toBe(200);
  }
  await page.goto(`/cases/${number}`);
  await expect(page.getByRole("link", { name: "StopLogging", exact: true })).toBeVisible();
  await page.getByLabel("Kind of indicator").selectOption("ip");
  await page.getByLabel("Value").fill("198.51.100.7");
  await page.getByRole("button", { name: "Add indicator" }).press("Enter");
  await expect(page.getByRole("cell", { name: "198.51.100.7", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Events with any of them" })).toHaveAttribute(
    "href",
    /ip%3A198\.51\.100\.7|ip:198\.51\.100\.7/,
  );

  await page.getByLabel("Kind of step").selectOption("decision");
  await page.getByLabel("Text").fill("The key is switched off.");
  await page.getByLabel("Time, UTC (optional)").first().fill("2026-10-01T08:00:00Z");
  await page.getByRole("button", { name: "Add step" }).press("Enter");
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByRole("listitem").filter({ hasText: "Decision" })).toContainText(
    "switched off",
  );
  await expect(page.getByRole("cell", { name: "block-added" }).first()).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("listitem").filter({ hasText: "Decision" })).toBeVisible();
  await expect(timeline.getByRole("listitem").first()).toContainText("StopLogging");

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of ["/cases", `/cases/${number}`]) {
      await page.goto(path);
      await expect(heading).toBeVisible();
      expect.soft(await axeFindings(page), `${path} ${colorScheme}`).toEqual([]);
    }
  }
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export the case" }).click();
  const zip = await (await download).path();
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe("PK");
  await page.goto("/cases/999999");
  await expect(page.getByText("There is no case 999999")).toBeVisible();
  // The one that was asked for: a case that is not there.
  expect(consoleErrors.filter((error) => !error.includes("/api/cases/999999"))).toEqual([]);
  consoleErrors.splice(0);
});

test("two people change a case at once: the second sees both texts and decides", async ({
  page,
  context,
  app,
  consoleErrors,
}) => {
  const opened = await app.ask("/api/cases", {
    title: "Two at once",
    summary: "",
    severity: "low",
  });
  const { number } = await opened.json();
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto(`/cases/${number}`);
  const head = (each: typeof page) => each.getByRole("region", { name: "Head of the case" });
  await head(page).getByLabel("What is known").fill("Ann was here");
  await head(other).getByLabel("What is known").fill("Bob was here");
  await head(page).getByRole("button", { name: "Save the head of the case" }).click();
  await expect(head(page).getByText("Saved.")).toBeVisible();
  await head(other).getByRole("button", { name: "Save the head of the case" }).click();
  const conflict = head(other).getByRole("alert");
  await expect(conflict).toContainText("Somebody changed this case");
  await expect(conflict).toContainText("Ann was here");
  await expect(head(other).getByLabel("What is known")).toHaveValue("Bob was here");
  await head(other).getByRole("button", { name: "Save over it" }).click();
  await expect(head(other).getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Bob was here").first()).toBeVisible();
  consoleErrors.splice(0);
});
