// @ts-check
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand } from "./command.mjs";
import { Problem } from "./problem.mjs";
import { projectRoot } from "./project.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {NodeJS.ProcessEnv} env @returns {string | null} */
function installedBrowser({ CHROMIUM_PATH, PATH = "" }) {
  if (CHROMIUM_PATH) {
    if (runs(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Problem(`CHROMIUM_PATH is ${CHROMIUM_PATH}, which cannot be run.`);
  }
  const files = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find(runs) ?? null;
}

/** @returns {Promise<string | null>} the browser Playwright was told to download earlier */
async function playwrightBrowser() {
  const { chromium } = await import("playwright");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** @param {string[]} args */
function aptGet(args) {
  return runCommand("apt-get", args, {
    cwd: projectRoot,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    onLine: console.log,
  });
}

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's own; on a Debian we
 * are root of, the distribution's is installed.
 * @returns {Promise<string>} path of the program
 * @throws {Problem} with how to get one
 */
export async function findChromium() {
  const found = installedBrowser(process.env) ?? (await playwrightBrowser());
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    await aptGet(["update"]);
    await aptGet(["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]);
    const installed = installedBrowser(process.env);
    if (installed) return installed;
  }
  throw new Problem(
    "The browser tests need Chromium. Install it (Debian: apt-get install chromium), or run " +
      "npx playwright install chromium, or set CHROMIUM_PATH to one.",
  );
}
