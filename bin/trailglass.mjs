#!/usr/bin/env node
// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildPrograms } from "./launch/build.mjs";
import { generate } from "./launch/generate.mjs";
import { install } from "./launch/install.mjs";
import { describe } from "./launch/problem.mjs";
import { projectRoot } from "./launch/project.mjs";

const quiet = { note: () => {} };
try {
  if (existsSync(join(projectRoot, ".env"))) process.loadEnvFile(join(projectRoot, ".env"));
  await install(quiet);
  await generate(quiet);
  await buildPrograms();
} catch (error) {
  console.error(describe(error));
  process.exit(1);
}
await import(new URL("../dist/trailglass.js", import.meta.url).href);
