// node bench/run-ts.mjs bench/pages.ts --url postgresql://… --runs 9: asks what the pages ask of an index that is there.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { quantile } from "@/bench/measure";
import { BLOCK_KINDS } from "@/lib/api/profile-contract";
import { openReader, type Reader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import { type Asker, Turns } from "@/lib/db/turns";
import { toQuestion } from "@/lib/events/to-question";
import { traceLineage } from "@/lib/lineage/trace-lineage";
import { getOverview } from "@/lib/overview/get-overview";
import { getAccess } from "@/lib/profiles/access";
import { getProfile } from "@/lib/profiles/get-profile";
import { listBlocks } from "@/lib/profiles/list-blocks";
import { listDenials } from "@/lib/profiles/list-denials";
import { listProfiles } from "@/lib/profiles/list-profiles";
import { listRisks } from "@/lib/profiles/list-risks";
import { getRegionGrid } from "@/lib/regions/get-region-grid";

/** Counts the statements that take turns. */
class CountedTurns extends Turns {
  statements = 0;

  override run<Answer>(asker: Asker, work: () => Promise<Answer>): Promise<Answer> {
    this.statements += 1;
    return super.run(asker, work);
  }
}

const { values } = parseArgs({
  options: { url: { type: "string" }, runs: { type: "string", default: "9" } },
});
if (values.url === undefined) throw new Error("Give the index with --url");
const PLACES = 8;
const turns = new CountedTurns(PLACES);
const database = openDatabase(values.url, { searchTimeoutMs: 600_000, maxSearches: PLACES });
const db = { ...database, turns };
const nowMs = Date.now();

const PRINCIPALS = { sort: "-events", offset: 0, limit: 100 } as const;
const busiest = await listProfiles(openReader(db), "principal", { ...PRINCIPALS, limit: 1 }, nowMs);
const id = busiest.rows[0]?.id;
if (id === undefined) throw new Error("The index holds no events");
const tables = { blocks: BLOCK_KINDS, top: 10 };
const all = toQuestion({ q: "" }, nowMs).question;

const PAGES: Readonly<Record<string, (reader: Reader) => Promise<unknown>>> = {
  overview: (reader) => getOverview(reader, {}, nowMs),
  "Regions by day": (reader) => getRegionGrid(reader, { grid: "day", tz: "utc" }, nowMs),
  "Regions by hour": (reader) => getRegionGrid(reader, { ...lastWeek(), tz: "utc" }, nowMs),
  principals: (reader) => listProfiles(reader, "principal", PRINCIPALS, nowMs),
  "one principal": (reader) => getProfile(reader, "principal", id, {}, nowMs),
  "its tables": (reader) => listBlocks(reader, "principal", id, tables, nowMs),
  "its denials": (reader) => listDenials(reader, "principal", id, {}, nowMs),
  "its access": (reader) => getAccess(reader, "principal", id, {}, nowMs),
  "its risks": (reader) => listRisks(reader, "principal", id, {}, nowMs),
  "its lineage": (reader) => traceLineage(reader, { of: "principal", key: id }, all),
};

/** A grid of hours cannot be longer. */
function lastWeek() {
  const { toMs } = busiest.period;
  const [from, to] = [toMs - 7 * 86_400_000, toMs].map((atMs) => new Date(atMs).toISOString());
  return { grid: "hour", from, to } as const;
}

process.stdout.write(
  `${id}: ${busiest.rows[0]?.counts.events} events; load ${loadavg()[0]?.toFixed(1)}\n\n`,
);
process.stdout.write("| question | statements | median ms | p95 ms |\n| --- | --- | --- | --- |\n");
for (const [name, ask] of Object.entries(PAGES)) {
  turns.statements = 0;
  await ask(openReader(db));
  const { statements } = turns;
  const takenMs: number[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const startedMs = performance.now();
    await ask(openReader(db));
    takenMs.push(performance.now() - startedMs);
  }
  takenMs.sort((a, b) => a - b);
  const cells = [0.5, 0.95].map((share) => quantile(takenMs, share).toFixed(0));
  process.stdout.write(`| ${[name, statements, ...cells].join(" | ")} |\n`);
}
await database.close();
