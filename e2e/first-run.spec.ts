import { untilIndexed } from "./support/app";
import { expect, test } from "./support/test";

// An installation of its own: the first page is shown while nothing was imported.
test.use({ logs: null, start: "fresh" });

test("a visitor without logs chooses the sample incident on the first page", async ({
  page,
  app,
}) => {
  await page.goto("/");
  await page.getByRole("main").getByText("The sample incident").click();
  await page.getByRole("button", { name: "Load the sample" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Imports");
  await untilIndexed(app, 1, { all: false });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overview");
  await page.goto("/events");
  await expect(page.getByRole("grid", { name: "Events" }).getByRole("row")).not.toHaveCount(0);
});
