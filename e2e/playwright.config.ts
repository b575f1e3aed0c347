import { defineConfig } from "playwright/test";
import { findChromium } from "@/bin/launch/chromium.mjs";
import type { AppOptions } from "./support/test";

export default defineConfig<object, AppOptions>({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./support/app-template.ts",
  // A spec file has a Trailglass of its own, or shares one with others: two of them keep two cores busy.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    locale: "en-GB",
    // A zone with a quarter-hour offset: code that uses local time by mistake fails here.
    timezoneId: "Asia/Kathmandu",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: await findChromium(),
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
});
