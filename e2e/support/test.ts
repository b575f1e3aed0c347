import { rmSync } from "node:fs";
import { test as base, expect, type Page } from "playwright/test";
import { type App, signedIn, startApp, untilIndexed } from "./app";
import type { Start } from "./app-template";
import { type LogFiles, writeLogs } from "./logs";

export interface AppOptions {
  /** False leaves the link that signs in for the tests. */
  readonly usesLink: boolean;
  /** Log files that the app is started with and has read; null for an empty installation. */
  readonly logs: { readonly files: LogFiles } | null;
  /** What its database holds when it starts, before it reads `logs`. */
  readonly start: Start;
}

interface Workers extends AppOptions {
  /** The folder that holds the files of `logs`; null without them. */
  readonly folder: string | null;
  readonly app: App;
}

interface Tests {
  /** Errors that the browser wrote to its console; a test that ends with one fails. */
  readonly consoleErrors: string[];
}

/** A test with a running Trailglass (one for each spec file, or shared: see shared-apps) and a browser that may not complain. */
export const test = base.extend<Tests, Workers>({
  logs: [null, { scope: "worker", option: true }],
  start: ["empty", { scope: "worker", option: true }],
  usesLink: [true, { scope: "worker", option: true }],
  folder: [
    async ({ logs }, use) => {
      const folder = logs === null ? null : writeLogs(logs.files);
      await use(folder);
      if (folder !== null) rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  app: [
    async ({ logs, folder, start, usesLink }, use) => {
      const app = await startApp(folder, { start, usesLink });
      try {
        // Who is not signed in cannot ask how far it came: such a test waits by itself.
        if (logs !== null && usesLink)
          await untilIndexed(app, Object.values(logs.files).flat().length);
        await use(app);
      } finally {
        await app.stop();
      }
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  // Every browser is signed in as the first person.
  storageState: async ({ app }, use) => use(signedIn(app)),
  page: async ({ page }, use) => {
    const { goto, reload } = page;
    Object.assign(page, {
      goto: async (...given: Parameters<Page["goto"]>) => {
        const response = await goto.apply(page, given);
        await streamed(page);
        return response;
      },
      reload: async (...given: Parameters<Page["reload"]>) => {
        const response = await reload.apply(page, given);
        await streamed(page);
        return response;
      },
    });
    await use(page);
  },
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => errors.push(String(error)));
      // What the policy of a page forbids is in no page of ours.
      page.on("request", (request) => {
        if (!request.url().endsWith("/csp-report")) return;
        errors.push(`the browser reported ${request.postData()}`);
      });
      await use(errors);
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * A page is sent in parts, which wait hidden at its end until React puts them in their places; for a
 * moment after it has loaded the same text may stand in it twice.
 */
async function streamed(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("div[hidden][id^='S:']") === null);
}

export { expect };
