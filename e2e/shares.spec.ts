import { type NewReview, newReviewAnswerSchema } from "@/lib/api/share-contract";
import { axeFindings } from "./support/axe";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

const HOSTILE = "<img src=x onerror=alert(1)> \u202eevil";

test.use({ logs: { files: { [logName("a")]: [record(0)] } } });

test("a case is shared as external, opened by its recipient without an account, and ended", async ({
  page,
  browser,
  app,
}) => {
  const opened = await app.ask("/api/cases", {
    title: HOSTILE,
    summary: "Seen from 203.0.113.77 with AKIAQ3EXAMPLE7654321",
    severity: "high",
  });
  const { number } = await opened.json();
  await page.goto(`/cases/${number}/share`);
  await expect(page.getByRole("region", { name: "Found in titles and notes" })).toContainText("ip");
  await page.getByLabel("Recipients").fill("Outside counsel");
  await page.getByRole("button", { name: "Freeze and make links" }).click();
  const links = page.getByRole("status", { name: "New links" });
  const path = (await links.locator("code").textContent()) ?? "";
  expect(path).toMatch(/^\/r\/[\w-]+#ct_share_/);

  const visitor = await browser.newContext({ baseURL: app.url });
  const shared = await visitor.newPage();
  const foreign: string[] = [];
  shared.on("request", (request) => {
    if (!request.url().startsWith(app.url)) foreign.push(request.url());
  });
  await shared.goto(path);
  await expect(shared.getByRole("heading", { level: 1 })).toContainText("<img src=x");
  await expect(shared.getByText("For Outside counsel")).toBeVisible();
  await expect(shared.locator("main")).not.toContainText("203.0.113.77");
  await expect(shared.locator("nav")).toHaveCount(0);
  expect(shared.url()).not.toContain("ct_share_");
  for (const colorScheme of ["light", "dark"] as const) {
    await shared.emulateMedia({ colorScheme });
    expect(await axeFindings(shared), colorScheme).toEqual([]);
  }
  await shared.emulateMedia({ media: "print" });
  await expect(shared.getByText("For Outside counsel")).toBeVisible();
  const [cookie] = await visitor.cookies(shared.url());
  expect(cookie).toMatchObject({ httpOnly: true, path: path.split("#")[0] });
  const answer = await visitor.request.get(path.split("#")[0] ?? "");
  expect(answer.headers()).toMatchObject({
    "cache-control": "no-store, private",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
  expect(foreign.filter((url) => !url.startsWith("data:"))).toEqual([]);

  const list = page.getByRole("region", { name: "Review links" });
  await list.getByRole("button", { name: "Access log of Outside counsel" }).click();
  await expect(page.getByRole("region", { name: "Access log" })).toContainText("opened");
  await list.getByRole("button", { name: "Revoke the link for Outside counsel" }).click();
  await expect(list).toContainText("revoked");
  await shared.reload();
  await expect(shared.getByRole("heading", { level: 1 })).toHaveText("Shared review");
  await visitor.close();
});

test("without JavaScript a link opens, asks its passphrase, and says one thing when it does not", async ({
  page,
  browser,
  app,
}) => {
  const opened = await app.ask("/api/cases", { title: "Quiet", summary: "", severity: "low" });
  const { number } = await opened.json();
  const review: NewReview = {
    preset: "internal",
    accepted: [],
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
