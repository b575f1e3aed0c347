// @ts-check
import { chownSync, lstatSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseName } from "./postgres-cluster.mjs";
import { mayEnter } from "./postgres-place.mjs";

/**
 * Where Postgres is reached: a socket folder, or (null, on Windows) a loopback port.
 * @typedef {{ socketDir: string | null, port: number }} Address
 */

/** A socket path has about 100 bytes (sockaddr_un), and Postgres adds a file name to the folder. */
const longestSocketFolder = 80;

/** @param {string} file @returns {string} */
function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

/** A folder in /tmp is only ours while it has our owner and shuts everyone else out.
 * @param {string} folder @param {number} uid */
function isOurs(folder, uid) {
  const entry = lstatSync(folder, { throwIfNoEntry: false });
  return entry?.isDirectory() === true && entry.uid === uid && (entry.mode & 0o77) === 0;
}

/** @param {import("./postgres-place.mjs").Place} place */
function socketFolder({ root, runAs }) {
  const note = join(root, "socket");
  const known = readOrEmpty(note);
  if (known !== "" && isOurs(known, runAs?.uid ?? process.getuid?.() ?? -1)) return known;
  const short = Buffer.byteLength(tmpdir()) <= longestSocketFolder - 10;
  const base = short && (runAs === null || mayEnter(runAs, tmpdir())) ? tmpdir() : "/tmp";
  const folder = mkdtempSync(join(base, "tg-"));
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
  writeFileSync(note, folder, { mode: 0o600 });
  return folder;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * The address to start on: the one used before when it still can be, so that clients of a Postgres
 * that was restarted find it again.
 * @param {import("./postgres-place.mjs").Place} place
 * @returns {Promise<Address>}
 */
export async function chooseAddress(place) {
  if (process.platform !== "win32") return { socketDir: socketFolder(place), port: 5432 };
  const note = join(place.root, "port");
  const port = Number(readOrEmpty(note)) || (await freePort());
  writeFileSync(note, String(port));
  return { socketDir: null, port };
}

/** @param {Address} address */
export function forgetAddress({ socketDir }) {
  if (socketDir === null) return;
  try {
    rmdirSync(socketDir);
  } catch {
    // Not empty or gone: nothing of ours is lost.
  }
}

/**
 * @param {Address} address
 * @param {string} password
 * @returns {string} a connection URL for pg and Prisma
 */
export function connectionUrl({ socketDir, port }, password) {
  const place = `postgresql://${databaseName}:${password}@`;
  return socketDir === null
    ? `${place}127.0.0.1:${port}/${databaseName}`
    : `${place}localhost:${port}/${databaseName}?host=${encodeURIComponent(socketDir)}`;
}
