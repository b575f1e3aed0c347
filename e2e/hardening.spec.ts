import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/bin/launch/project.mjs";
import { logName, record } from "./support/logs";
import { expect, test } from "./support/test";

test.use({ logs: { files: { [logName("a")]: [record(1)] } } });

const ATTACK = "document.title='broken in'";

test("a script that somebody got into a page does not run, and the server is told", async ({
  page,
  consoleErrors,
}) => {
  await page.route("**/events", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text())
      .replace("<body", `<script>${ATTACK}</script><base href="https://evil.example/"><body`)
      .replace(
        "</body>",
        `<script nonce="guessed">${ATTACK}</script><img src="x:" onerror="${ATTACK}">
         <script src="https://evil.example/a.js"></script><style>body{color:red}</style>
         <iframe src="https://evil.example/"></iframe></body>`,
      );
    await route.fulfill({ response: answer, body });
  });
  const told = page.waitForRequest((request) => request.url().endsWith("/csp-report"));
  await page.goto("/events");
  expect((await (await told).response())?.status()).toBe(204);
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  await expect(page).not.toHaveTitle(/broken in/);
  const said = consoleErrors.splice(0).join("\n");
  for (const rule of ["script-src", "style-src", "base-uri", "frame-src"]) {
    // What has no rule of its own falls under the one that allows nothing.
    expect(said, rule).toMatch(rule === "frame-src" ? /frame-src|default-src/ : rule);
  }
});

test("a page of another site cannot put ours into a frame", async ({
  page,
  app,
  consoleErrors,
}) => {
  await page.route("http://evil.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${app.url}/events"></iframe>`,
    }),
  );
  await page.goto("http://evil.example/");
  const [frame] = page.frames().slice(1);
  await expect.poll(() => frame?.url()).toContain("chrome-error:");
  // Some browsers say so in the console of the page.
  consoleErrors.splice(0);
});

test("hidden files, source maps, the picture service and paths out of the root are not there", async ({
  app,
  page,
}) => {
  for (const path of [
    ...["/.env", "/.git/config", "/%2eenv", "/.next/BUILD_ID", "/a/.htpasswd"],
    ...["/_next/static/chunks/main.js.map", "/main.css.map"],
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    `/_next/image?url=${encodeURIComponent("http://169.254.169.254/")}&w=64&q=75`,
    ...["//etc/passwd", "/..%2f..%2fetc/passwd", "/%252e%252e/etc/passwd", "/public/../.env"],
  ]) {
    const answer = await page.request.get(app.url + path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).not.toContain("root:");
  }
});

test("headers without an end are refused", async ({ page }) => {
  const answer = await page.request.get("/events", { headers: { "X-Long": "x".repeat(100_000) } });
  expect(answer.status()).toBe(431);
});

test("what a browser gets of the build holds no secret", () => {
  const folder = join(projectRoot, ".next/static");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const scripts = files.filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(10);
  expect(files.filter((name) => name.endsWith(".map"))).toEqual([]);
  for (const name of scripts) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text, name).not.toMatch(
      /DATABASE_URL|AWS_SECRET_ACCESS_KEY|postgres(?:ql)?:\/\/|PRIVATE KEY-----|\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/,
    );
    expect(text.includes(projectRoot), name).toBe(false);
  }
});
