// @ts-check
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "./problem.mjs";

/**
 * The account Postgres runs under when we are root (Postgres itself refuses root).
 * @typedef {{ uid: number, gid: number }} Account
 *
 * Where one embedded Postgres lives. `root` holds `cluster/{data,password}`, `log`, `users/`.
 * @typedef {{ root: string, runAs: Account | null }} Place
 */

/** Root's own copies and data go here, because an unprivileged account can reach it. */
export const sharedFolder = "/var/lib/trailglass";

/** @returns {Account} */
function unprivilegedAccount() {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const found = accounts.find((fields) => fields[0] === name);
    if (found) return { uid: Number(found[2]) >>> 0, gid: Number(found[3]) >>> 0 };
  }
  throw new Problem(
    "Postgres does not run as root, and this machine has no account named postgres or nobody. " +
      "Start Trailglass as a normal user, or set DATABASE_URL.",
  );
}

/**
 * Whether an account may use `wanted` permission bits (4 read, 1 enter) of a path itself.
 * @param {Account} account
 * @param {string} path
 * @param {number} wanted
 */
export function mayUse(account, path, wanted) {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

/**
 * Whether an account may enter a folder through all folders above it.
 * @param {Account} account
 * @param {string} folder
 * @returns {boolean}
 */
export function mayEnter(account, folder) {
  const parent = dirname(folder);
  return mayUse(account, folder, 1) && (parent === folder || mayEnter(account, parent));
}

/** @param {string} folder @param {number} mode */
export function makeSharedFolder(folder, mode) {
  try {
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
    mkdirSync(folder, { recursive: true, mode });
  } catch (error) {
    throw new Problem(
      `Postgres does not run as root, and its files cannot be kept in ${folder} ` +
        `(${/** @type {Error} */ (error).message}). ` +
        "Start Trailglass as a normal user, or set DATABASE_URL.",
    );
  }
}

/**
 * Decides where the Postgres of a data folder lives and under which account it runs.
 * A data folder root keeps to itself (0700) cannot be entered by that account: the files then go
 * to a folder of their own under /var/lib/trailglass, and `postgres-location` points to it.
 * @param {string} dataDir an existing folder
 * @returns {Place}
 */
export function choosePlace(dataDir) {
  const folder = realpathSync(dataDir);
  const inside = join(folder, "postgres");
  if (process.getuid?.() !== 0) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { root: inside, runAs: null };
  }
  const cluster = join(inside, "cluster", "data");
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    return { root: inside, runAs: { uid, gid } };
  }
  const runAs = unprivilegedAccount();
  if (mayEnter(runAs, folder)) {
    mkdirSync(inside, { recursive: true, mode: 0o711 });
    return { root: inside, runAs };
  }
  const pointer = join(folder, "postgres-location");
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const root = existsSync(pointer)
    ? readFileSync(pointer, "utf8").trim()
    : join(sharedFolder, name);
  makeSharedFolder(root, 0o711);
  writeFileSync(pointer, `${root}\n`, { mode: 0o600 });
  return { root, runAs };
}
