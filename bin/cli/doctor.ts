import { getInstallation } from "@/lib/imports/get-installation";
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
      const row = await getInstallation(reader);
      if (!row) return;
      findings.push(
        { ok: true, text: row.version },
        {
          ok: row.readOnly === "on",
          text: `searches run as ${row.role}, read-only ${row.readOnly}`,
        },
        {
          ok: row.rowSecurity,
          text: row.rowSecurity
            ? "Postgres itself keeps accounts apart"
            : "accounts are kept apart by the questions alone (docs/security.md, “A second layer”)",
        },
        {
          ok: row.unindexed === 0,
          text: `${row.unindexed} partitions wait for their search index`,
        },
        {
          ok: row.quarantinedFiles === 0,
          text: `${row.quarantinedFiles} files in quarantine (see trailglass status, /imports)`,
        },
        { ok: row.blockedSources === 0, text: `${row.blockedSources} sources blocked` },
        { ok: true, text: `${row.workers} workers at work` },
      );
    });
    process.stdout.write(
      findings.map(({ ok, text }) => `${ok ? "ok  " : "look"}  ${text}\n`).join(""),
    );
    return findings.every(({ ok }) => ok) ? FOUND : NOT_FOUND;
  },
};

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [has = 0, hasMinor = 0] = version.split(".").map(Number);
  return has > major || (has === major && hasMinor >= minor);
}
