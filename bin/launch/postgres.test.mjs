import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPostgres } from "./postgres.mjs";
import { findPostmaster } from "./postmaster.mjs";
import { signalProcess, waitForEnd } from "./processes.mjs";

const timeout = 120_000;
let base = "";
let dataDir = "";

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "embedded "));
  // A long path with a space, a comma and a quote: no socket could lie in it.
  dataDir = join(base, `${"long ".repeat(20)}, "data"`);
  mkdirSync(dataDir);
  for (const folder of [base, dataDir]) chmodSync(folder, 0o711);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0];
  } finally {
    await client.end();
  }
}

const postmasterOf = ({ root }) => findPostmaster(join(root, "cluster/data"));

test("it starts closed to the network, without a superuser, and stops", { timeout }, async () => {
  const postgres = await startPostgres({ dataDir, durable: false });
  try {
    expect(postgres.startedByUs).toBe(true);
    const sql = `SELECT current_setting('listen_addresses'), usesuper, current_setting('data_checksums')
      FROM pg_user WHERE usename = current_user`;
    expect(await ask(postgres.url, sql)).toEqual(["", false, "on"]);
    const wrong = postgres.url.replace(/:[^:@]+@/, ":guess@");
    await expect(ask(wrong, "SELECT 1")).rejects.toThrow("password authentication failed");
    expect(statSync(join(postgres.root, "cluster/password")).mode & 0o777).toBe(0o600);
    expect(statSync(postmasterOf(postgres).socketDir).mode & 0o777).toBe(0o700);
  } finally {
    await postgres.stop();
  }
  expect(postgres.isRunning()).toBe(false);
});

test("what was committed survives kill -9, at the same address", { timeout }, async () => {
  const first = await startPostgres({ dataDir });
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const killed = postmasterOf(first);
  signalProcess(killed, "SIGKILL");
  await waitForEnd(killed, 10_000);
  expect(first.isRunning()).toBe(false);
  const second = await startPostgres({ dataDir });
  try {
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "SELECT answer FROM kept")).toEqual([42]);
  } finally {
    await second.stop();
  }
});

test("a second start joins the running server", { timeout }, async () => {
  const [first, second] = await Promise.all([
    startPostgres({ dataDir, durable: false }),
    startPostgres({ dataDir, durable: false }),
  ]);
  expect(second.url).toBe(first.url);
  expect(postmasterOf(second).pid).toBe(postmasterOf(first).pid);
  await first.stop();
});

test("a lock file that another start has not written yet is waited for", { timeout }, async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  const lockFile = join(first.root, "cluster/data/postmaster.pid");
  writeFileSync(lockFile, "");
  const removing = setTimeout(() => rmSync(lockFile), 1_000);
  const second = await startPostgres({ dataDir, durable: false });
  clearTimeout(removing);
  try {
    expect(await ask(second.url, "SELECT 42 AS answer")).toEqual([42]);
  } finally {
    await second.stop();
  }
});

test("files of another major version are refused in words", { timeout }, async () => {
  const { version, root, stop } = await startPostgres({ dataDir, durable: false });
  await stop();
  const file = join(root, "cluster/data/PG_VERSION");
  const made = readFileSync(file, "utf8").trim();
  expect(version.startsWith(`${made}.`)).toBe(true);

  writeFileSync(file, "9\n");
  await expect(startPostgres({ dataDir })).rejects.toThrow("was made by Postgres 9");
});
