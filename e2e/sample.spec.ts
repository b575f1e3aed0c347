import { untilIndexed } from "./support/app";
import { eventsPage } from "./support/events-page";
import { expect, test } from "./support/test";

// An installation of its own: the first page is shown while nothing was imported.
test.use({ logs: null });

test("a visitor without logs chooses the sample incident on the first page", async ({
  page,
  app,
}) => {
  test.setTimeout(120_000);
  await page.goto("/");
  await page.getByText("The sample incident").click();
  await page.getByRole("button", { name: "Load the sample" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Imports");
  await untilIndexed(app.url, 20_000);

  const events = eventsPage(page);
  await page.goto("/events");
  await events.shows(20_000);
  // The attack is in it: someone switched the trail off.
  await events.search("event:StopLogging");
  await expect(events.row(0)).toContainText("StopLogging");
});
