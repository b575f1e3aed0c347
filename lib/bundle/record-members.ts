import { readRecords } from "@/lib/events/read-records";
import type { ZipMember } from "@/lib/http/zip-stream";
import { type CitedEvent, citedEvents, citingControls } from "@/lib/reports/cited-events";
import type { BundleSource } from "./bundle-source";
import { recordLine } from "./record-line";
import type { Spool } from "./spool";

/** Keys are held in memory, to tell each record once: this many take some 50 MB. */
const MOST_RECORDS = 500_000;
const NEWLINE = Buffer.from("\n");

/** What the records come to, once they have passed. */
export interface RecordTally {
  records: number;
  rebuilt: number;
  /** Some records were left out because there are too many. */
  isCut: boolean;
  /** How many events each control cites. */
  readonly cited: Map<string, number>;
  /** Row of the ledger → number of the log file in the bundle. */
  readonly files: Map<number, number>;
}

export function newTally(): RecordTally {
  return { records: 0, rebuilt: 0, isCut: false, cited: new Map(), files: new Map() };
}

/**
 * The records, each once, with an index beside them, and for each control the keys of its events. One
 * pass over the events writes the records and puts the other two aside.
 */
export async function* recordMembers(
  source: BundleSource,
  tally: RecordTally,
  spool: Spool,
): AsyncGenerator<ZipMember> {
  for (const control of citingControls(source.request)) tally.cited.set(control, 0);
  yield { name: "records/records.ndjson", chunks: recordChunks(source, tally, spool) };
  yield { name: "records/index.ndjson", chunks: spool.read("index") };
  yield { name: "records/cited.ndjson", chunks: spool.read("cited") };
}

async function* recordChunks(
  { reader, request }: BundleSource,
  tally: RecordTally,
  spool: Spool,
): AsyncGenerator<Buffer> {
  const seen = new Set<string>();
  for await (const { control, events } of citedEvents(reader, request)) {
    const room = MOST_RECORDS - seen.size;
    const fresh = events.filter(({ key }) => !seen.has(key)).slice(0, room);
    for (const { key } of fresh) seen.add(key);
    const held = events.filter(({ key }) => seen.has(key));
    if (held.length < events.length) tally.isCut = true;
    tally.cited.set(control, (tally.cited.get(control) ?? 0) + held.length);
    await spool.add(
      "cited",
      held.map(({ key }) => ({ control, key })),
    );
    const lines = fresh.length === 0 ? [] : await readLines(reader, fresh, tally);
    await spool.add(
      "index",
      lines.map(({ said }) => said),
    );
    if (lines.length > 0) yield Buffer.concat(lines.flatMap(({ line }) => [line, NEWLINE]));
  }
}

async function readLines(
  reader: BundleSource["reader"],
  events: readonly CitedEvent[],
  tally: RecordTally,
) {
  const records = await readRecords(
    reader,
    events.map(({ stored }) => stored),
  );
  return records.map((record, at) => {
    const { key = "", stored } = events[at] ?? {};
    const { line, ...said } = recordLine(record);
    const fileId = stored?.fileId ?? 0;
    const file = tally.files.get(fileId) ?? tally.files.size + 1;
    tally.files.set(fileId, file);
    tally.records += 1;
    if (said.form === "rebuilt") tally.rebuilt += 1;
    return { line, said: { n: tally.records, key, file, ...said } };
  });
}
