// @ts-check
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Problem } from "./problem.mjs";
import { projectRoot } from "./project.mjs";

/** The lock Prisma's own migration engine takes, so that the two never run at once. */
const prismaLock = 72_707_369;

/** Prisma's table, column for column: `prisma migrate deploy` stays usable on the same database. */
const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * @typedef {{ name: string, sql: string }} Migration
 * @typedef {{ migration_name: string, checksum: string, finished_at: Date | null }} Applied
 */

/** @param {string} text */
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/**
 * The migrations of a folder in the order Prisma applies them.
 * @param {string} folder
 * @returns {Migration[]}
 */
function readMigrations(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name, "migration.sql"), "utf8") }));
}

/** A checkout may change line ends, which changes nothing in SQL.
 * @param {string} sql @param {string} checksum */
function matches(sql, checksum) {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => sha256(text) === checksum);
}

/**
 * What is still to do, after proving that what was done is what the files say.
 * @param {Migration[]} migrations
 * @param {Applied[]} applied rows that were not rolled back
 * @returns {Migration[]}
 * @throws {Problem}
 */
export function pendingMigrations(migrations, applied) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at: finished } of applied) {
    const file = known.get(name);
    if (!file) {
      throw new Problem(
        `The database has the migration ${name}, which this version does not know. ` +
          "It was upgraded by a newer Trailglass: run that version, or use another database.",
      );
    }
    if (finished === null) {
      throw new Problem(
        `The migration ${name} was started by another tool and did not finish. Repair the database, ` +
          `then run: npx prisma migrate resolve --rolled-back ${name}`,
      );
    }
    if (!matches(file.sql, checksum)) {
      throw new Problem(
        `prisma/migrations/${name}/migration.sql was changed after it was applied. ` +
          "Restore the file (git checkout -- prisma/migrations) and put the change in a new migration.",
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

/** @param {pg.Client} client @param {Migration} migration */
async function apply(client, { name, sql }) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), sha256(sql), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Problem(
      `Migration ${name} failed and was undone: ${/** @type {Error} */ (error).message}`,
    );
  }
}

/** @param {string} databaseUrl */
async function connect(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000 });
  // A lost connection also fails the query in flight, which is where it is told.
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, port, database } = client;
    throw new Problem(
      `The database ${database} at ${host}:${port} does not let us in: ` +
        `${/** @type {Error} */ (error).message || "no answer"}. Check DATABASE_URL.`,
    );
  }
}

/**
 * Brings a database to the newest schema: each migration in one transaction, recorded as Prisma
 * records it, one migrator at a time.
 * @param {string} databaseUrl
 * @param {{ folder?: string }} [options] where the migrations are, default prisma/migrations
 * @returns {Promise<string[]>} the names applied now, in order
 * @throws {Problem} when files and database disagree, or a migration fails (it is undone)
 */
export async function migrate(
  databaseUrl,
  { folder = join(projectRoot, "prisma/migrations") } = {},
) {
  const migrations = readMigrations(folder);
  const client = await connect(databaseUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(ledger);
    /** @type {pg.QueryResult<Applied>} */
    const applied = await client.query(
      `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
        WHERE rolled_back_at IS NULL`,
    );
    const pending = pendingMigrations(migrations, applied.rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
