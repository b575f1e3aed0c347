import { readFileSync } from "node:fs";
import { axeFindings } from "./support/axe";
import { sampleTest as test } from "./support/shared-apps";
import { expect } from "./support/test";

test("an analyst opens a case, tells its story over pinned evidence, and takes it away", async ({
  page,
  consoleErrors,
}) => {
  await page.goto("/cases");
  await expect(page.getByText("No case fits.")).toBeVisible();
  await page.getByLabel("Title").fill("Stolen key <b>of svc-metrics-sync</b>");
  await page.getByLabel("What is known").fill("A key was used from a new address.");
  await page.getByRole("button", { name: "Open case" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("<b>of svc-metrics-sync</b>");
  const number = /\d+$/.exec(page.url())?.[0];

  const found = await page.request.get(
    "/api/events?q=event:StopLogging&from=2026-09-01&to=2026-10-10",
  );
  const { rows } = await found.json();
  for (const data of [
    { kind: "event", key: rows[0].key },
    { kind: "query", q: "event:StopLogging", from: "2026-09-01", to: "2026-10-10" },
    { kind: "chart", q: "event:StopLogging", from: "2026-09-01", to: "2026-10-10" },
    { kind: "entity", entity: "principal", id: rows[0].principal.key },
  ]) {
    const pinned = await page.request.post(`/api/cases/${number}/pins`, { data });
    expect(pinned.status(), await pinned.text()).toBe(200);
  }
  await page.reload();
  await expect(page.getByRole("link", { name: "StopLogging", exact: true })).toBeVisible();

  await page.getByLabel("Kind of step").selectOption("decision");
  await page.getByLabel("Text").fill("The key is switched off.");
  await page.getByRole("button", { name: "Add step" }).press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Decision" })).toContainText(
    "switched off",
  );
  await expect(page.getByRole("cell", { name: "block-added" })).toBeVisible();

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
