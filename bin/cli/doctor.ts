import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { dataDirOf, withReader } from "./open";
import { type Command, FOUND, NOT_FOUND } from "./run";

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

export const doctor: Command = {
  options: {},
  words: [0, 0],
  async run(input) {
    const findings: Finding[] = [
      {
        ok: atLeast(process.versions.node, [20, 19]),
        text: `Node ${process.versions.node} (20.19 or newer is needed)`,
      },
      { ok: true, text: `data folder ${dataDirOf(input)}` },
    ];
    await withReader(input, async (reader) => {
      const [row] = await ask<Row>(
        reader,
        Prisma.sql`select version() as version, current_user::text as role,
          current_setting('default_transaction_read_only') as "readOnly",
          (select count(*)::int from event_partition where not indexed) as unindexed,
          (select count(*)::int from log_file where state = 'quarantined') as quarantined,
          (select count(*)::int from log_source where state = 'blocked') as blocked,
          (select count(*)::int from worker where seen_at > now() - interval '10 seconds') as workers`,
      );
      if (!row) return;
      findings.push(
        { ok: true, text: row.version },
        {
          ok: row.readOnly === "on",
          text: `searches run as ${row.role}, read-only ${row.readOnly}`,
        },
        {
          ok: row.unindexed === 0,
          text: `${row.unindexed} partitions wait for their search index`,
        },
        {
          ok: row.quarantined === 0,
          text: `${row.quarantined} files in quarantine (see trailglass status, /imports)`,
        },
        { ok: row.blocked === 0, text: `${row.blocked} sources blocked` },
        { ok: true, text: `${row.workers} workers at work` },
      );
    });
    process.stdout.write(
      findings.map(({ ok, text }) => `${ok ? "ok  " : "look"}  ${text}\n`).join(""),
    );
    return findings.every(({ ok }) => ok) ? FOUND : NOT_FOUND;
  },
};

interface Row {
  readonly version: string;
  readonly role: string;
  readonly readOnly: string;
  readonly unindexed: number;
  readonly quarantined: number;
  readonly blocked: number;
  readonly workers: number;
}

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [has = 0, hasMinor = 0] = version.split(".").map(Number);
  return has > major || (has === major && hasMinor >= minor);
}
