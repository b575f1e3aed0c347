// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command.mjs";
import { projectRoot } from "./project.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @typedef {Record<string, Locked>} Packages
 */

/** @param {string} file @returns {Packages} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Whether what npm says it installed is what the lock file asks for.
 * @param {Packages} wanted `packages` of package-lock.json
 * @param {Packages} present `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([path, { version, ...locked }]) => {
    if (path === "") return true;
    const found = present[path];
    // A package for another platform may be absent.
    return found ? found.version === version : Boolean(locked.optional || locked.devOptional);
  });
}

/** The npm that started us, else the one on the PATH.
 * @param {string[]} args @returns {[string, string[]]} */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return [process.execPath, [script, ...args]];
  return process.platform === "win32" ? ["cmd.exe", ["/d", "/c", "npm", ...args]] : ["npm", args];
}

/**
 * Installs the locked packages when they are not there, from the registry the user's npm is set to
 * and without running any package's install script. The tools come too: the build checks the types
 * of the tests as well.
 * @param {{ note: import("./phases.mjs").Note, signal?: AbortSignal }} options
 */
export async function install({ note, signal }) {
  const wanted = readPackages(join(projectRoot, "package-lock.json"));
  const present = readPackages(join(projectRoot, "node_modules/.package-lock.json"));
  if (isInstalled(wanted, present)) return note("up to date");
  const [program, args] = npm([
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
  let fetched = 0;
  await runCommand(program, [...args, "--loglevel=http", "--prefer-offline"], {
    cwd: projectRoot,
    ...(signal && { signal }),
    onLine: (line) => {
      if (!/http fetch GET 200 .*\.tgz/.test(line)) return;
      fetched += 1;
      note(`${fetched} packages fetched`);
    },
  });
  note(`${fetched} packages fetched`);
}
