// @ts-check
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { Problem } from "./problem.mjs";
import { projectRoot } from "./project.mjs";
import { hashSources, unlessDone } from "./sources.mjs";

/**
 * @typedef {{ note: import("./phases.mjs").Note, signal?: AbortSignal }} Work
 */

/** What both the command line and the web server are made of. */
const programSources = [
  "lib",
  "rules",
  "prisma/schema.prisma",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
];
const bundleSources = [...programSources, "bin"];
const webSources = [
  ...programSources,
  "app",
  "components",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "postcss.config.mjs",
];

/** @param {string} name */
const inProject = (name) => join(projectRoot, name);

/** @returns {string[]} the programs that are bundled: each bin/<name>.ts becomes dist/<name>.js */
const programs = () =>
  ["worker", "trailglass", "parse-thread", "pdf-thread"].filter((name) =>
    existsSync(inProject(`bin/${name}.ts`)),
  );

async function bundle() {
  const { build, stop } = await import("esbuild");
  rmSync(inProject("dist"), { recursive: true, force: true });
  try {
    await build({
      absWorkingDir: projectRoot,
      entryPoints: programs().map((name) => `bin/${name}.ts`),
      outdir: "dist",
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      alias: { "server-only": inProject("node_modules/server-only/empty.js") },
      sourcemap: true,
      logLevel: "silent",
    });
  } catch (error) {
    throw new Problem(
      `The worker and the command line cannot be built:\n${/** @type {Error} */ (error).message}`,
    );
  } finally {
    await stop();
  }
}

/**
 * Bundles the worker and the command line into dist/ when their sources changed.
 * @returns {Promise<boolean>} true when it worked
 */
export function buildPrograms() {
  const hash = hashSources(projectRoot, bundleSources);
  const needs = programs().map((name) => inProject(`dist/${name}.js`));
  return unlessDone({ stamp: inProject("dist/.stamp"), hash, needs }, bundle);
}

/** @param {Work} work */
function buildWeb({ note, signal }) {
  const hash = hashSources(projectRoot, webSources);
  const needs = [inProject(".next/BUILD_ID")];
  return unlessDone({ stamp: inProject(".next/trailglass-stamp"), hash, needs }, () =>
    runCommand(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ...(signal && { signal }),
      onLine: (line) => note(line.trim()),
    }),
  );
}

/**
 * Builds whatever is older than its sources: the programs in dist/ and the web server in .next/.
 * @param {Work} work
 */
export async function build({ note, signal }) {
  note("worker and command line");
  const programsBuilt = await buildPrograms();
  note("web pages");
  const webBuilt = await buildWeb({ note, ...(signal && { signal }) });
  note(programsBuilt || webBuilt ? "" : "up to date");
}
