import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { projectRoot } from "@/bin/launch/project.mjs";
import { unpackBundle } from "@/lib/bundle/unpack-bundle";
import { VERIFIER_FOLDER } from "@/lib/bundle/write-bundle";
import { AppError } from "@/lib/errors";
import { FOUND, NOT_FOUND } from "./run";

/**
 * Checks a bundle, a ZIP or a folder, with our own copy of the program that comes with bundles: that
 * one is run by whoever has no Trailglass. Throws AppError `invalid` for what is no bundle.
 */
export async function verifyBundle(
  bundle: string,
  { key, logs }: { readonly key: string | undefined; readonly logs: string | undefined },
): Promise<number> {
  const found = await stat(bundle).catch(() => null);
  if (found === null) throw new AppError("not_found", `There is no ${bundle}.`);
  if (found.isDirectory()) return check(bundle, key, logs);
  const folder = await mkdtemp(join(tmpdir(), "trailglass-bundle-"));
  try {
    await unpackBundle(bundle, folder);
    return await check(folder, key, logs);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function check(
  folder: string,
  key: string | undefined,
  logs: string | undefined,
): Promise<number> {
  const words = [
    join(projectRoot, VERIFIER_FOLDER, "verify.mjs"),
    resolve(folder),
    ...(key === undefined ? [] : ["--key", key]),
    ...(logs === undefined ? [] : ["--logs", resolve(logs)]),
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(child, "exit");
  return code === 0 ? FOUND : NOT_FOUND;
}
