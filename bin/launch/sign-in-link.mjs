// @ts-check
import { createHash, randomBytes } from "node:crypto";
import pg from "pg";

/** How long a printed link waits to be pressed. */
const lastsMinutes = 30;

/** @param {string} token */
const hashOf = (token) => createHash("sha256").update(token).digest("hex");

/**
 * @template T
 * @param {string} databaseUrl
 * @param {(client: pg.Client) => Promise<T>} work
 */
async function connected(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Makes a link that works once, for who reads what the launcher prints: before there is anybody it
 * sets up, afterwards it signs the first admin in, on a machine of one's own alone.
 * Only the hash of its token is kept.
 * @param {string} databaseUrl
 * @param {{ url: string, isOwnMachine: boolean, signsIn?: boolean }} where `url` of the web server;
 *   `signsIn`: also signs the first admin in, default on a machine of one's own
 * @returns {Promise<string | null>} null when people sign in by themselves
 */
export function makeSignInLink(databaseUrl, { url, isOwnMachine, signsIn = isOwnMachine }) {
  const token = randomBytes(32).toString("base64url");
  return connected(databaseUrl, async (client) => {
    /** @type {pg.QueryResult<{ is_set_up: boolean, first: string | null }>} */
    const { rows } = await client.query(
      `select exists (select from person where id <> 'local') as is_set_up,
         (select id from person where id <> 'local' and role = 'admin' and disabled_at is null
          order by created_at limit 1) as first`,
    );
    const { is_set_up: isSetUp, first } = rows[0] ?? { is_set_up: true, first: null };
    // Links of earlier starts end here.
    await client.query(
      "delete from one_time_link where kind <> 'invitation' or expires_at < now()",
    );
    if (isSetUp && (!signsIn || first === null)) return null;
    const kind = isSetUp ? "sign-in" : isOwnMachine ? "set-up-here" : "set-up";
    await client.query(
      `insert into one_time_link (token_hash, kind, person_id, expires_at)
       values ($1, $2, $3, now() + make_interval(mins => $4))`,
      [hashOf(token), kind, isSetUp ? first : null, lastsMinutes],
    );
    return `${url}/${isSetUp ? "sign-in" : "setup"}#token=${token}`;
  });
}

/** Whether somebody manages people. @param {string} databaseUrl @returns {Promise<boolean>} */
export function hasAdmin(databaseUrl) {
  return connected(databaseUrl, async (client) => {
    const { rowCount } = await client.query(
      "select from person where id <> 'local' and role = 'admin' and disabled_at is null",
    );
    return (rowCount ?? 0) > 0;
  });
}

/**
 * A key with which the launcher asks the web server how far imports are. It may only look, and the
 * one of the start before ends here.
 * @param {string} databaseUrl
 * @returns {Promise<string>}
 */
export function makeLauncherKey(databaseUrl) {
  const key = `tgk_${randomBytes(32).toString("base64url")}`;
  return connected(databaseUrl, async (client) => {
    await client.query("delete from api_key where person_id = 'local' and name = 'npm start'");
    await client.query(
      `insert into api_key (token_hash, start, name, person_id, role, expires_at)
       values ($1, $2, 'npm start', 'local', 'viewer', now() + interval '1 year')`,
      [hashOf(key), key.slice(0, 8)],
    );
    return key;
  });
}
