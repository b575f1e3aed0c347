import { defineConfig } from "vitest/config";

const alias = {
  "@": import.meta.dirname,
  "server-only": `${import.meta.dirname}/node_modules/server-only/empty.js`,
};

export default defineConfig({
  test: {
    // A zone with a quarter-hour offset: code that uses local time by mistake fails here.
    env: { TZ: "Asia/Kathmandu" },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,components,bin,bench,app}/**/*.test.{ts,tsx,mjs}", "proxy.test.ts"],
          exclude: ["**/*.db.test.ts", "lib/rooms.test.ts", "**/node_modules/**"],
          // Properties run on machines that do other things as well.
          testTimeout: 60_000,
          // Pure code: importing it anew for each of hundreds of files takes longer than its tests.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{lib,bin,bench}/**/*.db.test.ts"],
          globalSetup: ["lib/db/testing/start-postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file has databases of its own, and nothing else is shared.
          isolate: false,
          // More than two would only wait for the one Postgres.
          maxWorkers: 2,
        },
      },
      { resolve: { alias }, test: { name: "graph", include: ["lib/rooms.test.ts"] } },
    ],
  },
});
