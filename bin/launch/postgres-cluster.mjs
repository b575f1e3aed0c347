// @ts-check
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.mjs";

/**
 * @typedef {import("./postgres-place.mjs").Place} Place
 * @typedef {import("./postgres-binaries.mjs").Binaries} Binaries
 */

/** The role and the database of the program. */
export const databaseName = "trailglass";

/** The environment of every Postgres program: nothing of the caller's locale or PG* settings. */
export const postgresEnvironment = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH ?? "",
  SystemRoot: process.env.SystemRoot ?? "",
  LC_ALL: "C",
  TZ: "UTC",
};

/**
 * @param {Place} place
 * @param {string} program
 * @param {string[]} args
 * @param {string} [input]
 */
function run({ root, runAs }, program, args, input) {
  try {
    execFileSync(program, args, {
      ...runAs,
      cwd: root,
      env: postgresEnvironment,
      input,
      encoding: "utf8",
      windowsHide: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
  } catch (error) {
    const { stderr, message } = /** @type {Error & { stderr?: string }} */ (error);
    throw new Problem(`Postgres could not make its data folder in ${root}:\n${stderr || message}`);
  }
}

/** @param {string} password */
function setUp(password) {
  return [
    // Every database is made as a copy of this one. Neither function tells of its arguments, so
    // conditions with them may use an index under row security too (docs/decisions/0042).
    "ALTER FUNCTION arraycontains(anyarray, anyarray) LEAKPROOF",
    "ALTER FUNCTION arrayoverlap(anyarray, anyarray) LEAKPROOF",
    `CREATE ROLE ${databaseName} LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`,
    `CREATE DATABASE ${databaseName} OWNER ${databaseName}`,
    "",
  ].join(";\n");
}

/**
 * Makes the cluster: superuser with a password nobody keeps, one role that owns one database.
 * All of it appears at once by a rename, so a start that was cut off leaves nothing half made.
 * @param {Place} place
 * @param {Binaries} binaries
 * @param {{ durable: boolean }} options
 */
export function makeCluster(place, { bin }, { durable }) {
  const part = join(place.root, `new-${process.pid}`);
  const data = join(part, "data");
  const superuser = join(part, "superuser");
  const password = randomBytes(24).toString("base64url");
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: place.runAs ? 0o711 : 0o700 });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(superuser, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.runAs) {
    for (const path of [data, superuser]) chownSync(path, place.runAs.uid, place.runAs.gid);
  }
  run(place, join(bin, "initdb"), [
    `--pgdata=${data}`,
    "--username=postgres",
    `--pwfile=${superuser}`,
    "--auth=scram-sha-256",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--encoding=UTF8",
    "--data-checksums",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  rmSync(superuser);
  // Single-user mode needs no connection, hence no superuser password.
  const single = ["--single", "-D", data, ...(durable ? [] : ["-F"]), "-j", "template1"];
  run(place, join(bin, "postgres"), single, setUp(password).replaceAll(";\n", ";\n\n"));
  writeFileSync(join(part, "password"), password, { mode: 0o600 });
  try {
    renameSync(part, join(place.root, "cluster"));
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(join(place.root, "cluster"))) throw error;
  }
}

/**
 * A newer major Postgres cannot open older files.
 * @param {Place} place
 * @param {Binaries} binaries
 */
export function checkVersion({ root }, { version }) {
  const data = join(root, "cluster", "data");
  const made = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  const major = version.split(".")[0];
  if (made === major) return;
  throw new Problem(
    `${data} was made by Postgres ${made}; the embedded one is ${version}. ` +
      `Run a Postgres ${made} on that folder and set DATABASE_URL, or start with another --data folder.`,
  );
}

/** @param {Place} place */
export function readPassword({ root }) {
  return readFileSync(join(root, "cluster", "password"), "utf8");
}
