// @ts-check
import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { projectRoot } from "./project.mjs";
import { hashSources, unlessDone } from "./sources.mjs";

/**
 * Generates the Prisma client when the schema changed.
 * Generating needs no schema engine, yet Prisma downloads one unless it is told of a program; it
 * is told of Node, and nothing is fetched.
 * @param {{ note: import("./phases.mjs").Note, signal?: AbortSignal }} options
 */
export async function generate({ note, signal }) {
  const folder = join(projectRoot, "lib/db/generated");
  const hash = hashSources(projectRoot, [
    "prisma/schema.prisma",
    "prisma.config.ts",
    "package-lock.json",
  ]);
  const stamp = join(folder, ".stamp");
  const worked = await unlessDone({ stamp, hash, needs: [join(folder, "client.ts")] }, () =>
    runCommand(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
      cwd: projectRoot,
      ...(signal && { signal }),
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    }),
  );
  if (!worked) note("up to date");
}
