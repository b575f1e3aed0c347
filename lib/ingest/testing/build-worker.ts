import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../..");

/** Bundles the worker as bin/launch/build.mjs does, beside the modules that it imports. */
export async function buildWorker(): Promise<{ script: string; remove: () => void }> {
  const folder = mkdtempSync(join(root, "node_modules/.cache-worker-"));
  await build({
    absWorkingDir: root,
    entryPoints: ["bin/worker.ts", "bin/parse-thread.ts"],
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
    logLevel: "silent",
  });
  return { script: join(folder, "worker.js"), remove: () => rmSync(folder, { recursive: true }) };
}
