import { readFileSync } from "node:fs";
import { type NewReviewAsked, newReviewAnswerSchema } from "@/lib/api/share-contract";
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
  await expect(page.getByText("There is no case yet that you may see.")).toBeVisible();
  await page.getByLabel("Title").fill("Stolen key <b>of svc-metrics-sync</b>");
  await page.getByLabel("What is known").fill("A key was used from a new address.");
  await page.getByRole("button", { name: "Open case" }).press("Enter");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("<b>of svc-metrics-sync</b>");
  const number = /\d+$/.exec(page.url())?.[0];

  const pinned = (what: string) =>
    expect(page.getByText(`Pinned ${what} to case ${number}.`)).toBeAttached();
  const pin = async (what: string) => {
    await page.getByRole("button", { name: `Pin ${what}`, exact: true }).click();
    await pinned(what);
  };
  const query = { q: "event:StopLogging", from: "2026-09-01", to: "2026-10-10" };
  await page.goto(`/events?${new URLSearchParams(query)}`);
  await page.getByRole("grid", { name: "Events" }).getByText("StopLogging").first().click();
  await page.getByRole("button", { name: "Pin… this event" }).click();
  const dialog = page.getByRole("dialog", { name: "Pin this event to a case" });
  await dialog.getByRole("button", { name: "Pin", exact: true }).press("Enter");
  await expect(dialog.getByText(/keeps this copy/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  // From here on the case is the current one, and nobody asks again.
  await expect(page.getByRole("button", { name: `Case ${number} is current` })).toBeVisible();
  await pin("this query");
  await pin("this chart");
  await page.getByRole("grid", { name: "Events" }).focus();
  await page.keyboard.press("Space");
  const selection = page.getByRole("region", { name: "Selected events" });
  await expect(selection.getByRole("button", { name: "Pin the selected events" })).toBeVisible();
  await page.keyboard.press("n");
  await pinned("the selected events");
  const found = await app.ask(`/api/events?${new URLSearchParams(query)}`);
  const { rows } = await found.json();
  await page.goto(
    `/principals/${encodeURIComponent(rows[0].principal.key)}?from=2026-09-01&to=2026-10-10`,
  );
  await pin("this profile");
  for (const path of ["/regions", "/"]) {
    await page.goto(`${path}?from=2026-09-01&to=2026-10-10`);
    await pin("this chart");
  }
  await page.goto(`/cases/${number}`);
  await expect(page.getByRole("button", { name: "Current case", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByRole("link", { name: "StopLogging", exact: true }).first()).toBeVisible();
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
  await page.getByLabel("Tags of the step").fill("contained");
  await page.getByRole("button", { name: "Add step" }).press("Enter");
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByRole("listitem").filter({ hasText: "Decision" })).toContainText(
    "switched off",
  );
  await expect(page.getByRole("cell", { name: "block-added" }).first()).toBeVisible();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("listitem").filter({ hasText: "Decision" })).toBeVisible();
  await expect(timeline.getByRole("listitem").first()).toContainText("StopLogging");

  // A pin is told in the story, and moved before what was written first.
  await page.getByRole("button", { name: "Add to the story pin StopLogging" }).first().click();
  await expect(story.getByRole("listitem")).toHaveCount(2);
  await story.getByRole("button", { name: "Move up" }).click();
  await expect(story.getByRole("listitem").first()).toContainText("Evidence");
  const part = page.getByRole("search", { name: "Which part of the case" });
  await part.getByLabel("Tag").selectOption("contained");
  await expect(story.getByRole("listitem")).toHaveCount(1);
  await expect(page).toHaveURL(/\?tag=contained$/);
  await page.reload();
  await expect(story.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("No pin fits the filter.")).toBeVisible();
  await part.getByLabel("Tag").selectOption("");
  await part.getByLabel("About whom or what").selectOption("198.51.100.7");
  await expect(page).toHaveURL(/\?about=198\.51\.100\.7$/);

  const members = page.getByRole("region", { name: "Members" });
  await expect(members.getByRole("listitem")).toContainText("Local analyst, leads the case");
  const head = page.getByRole("region", { name: "Head of the case" });
  await head.getByLabel("Tags").fill("key, intrusion");
  await head.getByLabel("From, UTC").fill("2026-09-01");
  await head.getByLabel("Lead").selectOption({ label: "nobody" });
  await head.getByRole("button", { name: "Save the head of the case" }).click();
  await expect(page.getByText("led by nobody")).toBeVisible();
  await expect(page.getByText("Tags: key, intrusion")).toBeVisible();

  await page.goto("/cases?severity=low");
  await expect(page.getByText("No case fits. Choose another filter")).toBeVisible();
  const which = page.getByRole("search", { name: "Which cases" });
  await which.getByLabel("Severity").selectOption("");
  await which.getByLabel("Tag").selectOption("intrusion");
  await which.getByLabel("Member").selectOption({ label: "Local analyst" });
  await which.getByLabel("Profile or indicator").fill("51.100.7");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?tag=intrusion&member=[\w-]+&entity=51\.100\.7$/);
  await expect(page.getByRole("link", { name: /Stolen key/ })).toBeVisible();
  const csv = page.waitForEvent("download");
  await page.getByRole("link", { name: "All as CSV" }).click();
  expect(readFileSync(await (await csv).path(), "utf8")).toMatch(/\r\n\d+,Stolen key <b>of svc/);

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

test("without JavaScript a link opens, asks its passphrase, and says one thing when it does not", async ({
  page,
  browser,
  app,
}) => {
  const opened = await app.ask("/api/cases", { title: "Quiet", summary: "", severity: "low" });
  const { number } = await opened.json();
  const review: NewReviewAsked = {
    preset: "internal",
    links: [{ label: "Board", days: 1, passphrase: "a long passphrase", maxViews: 1 }],
  };
  const made = await app.ask(`/api/cases/${number}/shares`, review);
  const [link] = newReviewAnswerSchema.parse(await made.json()).links;
  const plain = link?.plainPath ?? "";
  const visitor = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
  const shared = await visitor.newPage();
  await shared.goto(plain);
  expect(shared.url()).not.toContain("ct_share_");
  await shared.getByLabel("Passphrase").fill("another passphrase");
  await shared.getByRole("button", { name: "Open the review" }).click();
  await expect(shared.getByRole("alert")).toContainText("not the passphrase");
  await shared.getByLabel("Passphrase").fill("a long passphrase");
  await shared.getByRole("button", { name: "Open the review" }).click();
  await expect(shared.getByRole("heading", { level: 1 })).toHaveText("Quiet");
  await shared.goto(plain);
  await expect(shared.getByRole("heading", { level: 1 })).toHaveText("Quiet");
  const bodies = await Promise.all(
    [`${plain}x`, "/r/AAAAAAAAAAAAAAAA/ct_share_x"].map(async (path) => {
      const answer = await page.request.get(path);
      expect(answer.status()).toBe(404);
      return (await answer.text()).replaceAll(/nonce="\w+"/g, "");
    }),
  );
  expect(bodies[0]).toBe(bodies[1]);
  await visitor.close();
});
