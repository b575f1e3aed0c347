// Runs a TypeScript entry of this repository: node bench/run-ts.mjs bench/generate.ts --events 1000
import { mkdir, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..");
const entry = process.argv[2];
if (entry === undefined) throw new Error("Usage: node bench/run-ts.mjs <entry.ts> [options]");

const folder = join(root, "node_modules/.cache/trailglass-bench");
await mkdir(folder, { recursive: true });
const outfile = join(folder, `${basename(entry, ".ts")}-${process.pid}.mjs`);
await build({
  entryPoints: [resolve(entry)],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: { "@": root, "server-only": join(root, "node_modules/server-only/empty.js") },
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv.splice(1, 2, resolve(entry));
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(outfile);
}
