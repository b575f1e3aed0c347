import type { RecordDiff } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { diffRecords } from "@/lib/cloudtrail/diff-records";
import { readRecordTree } from "@/lib/cloudtrail/record-tree";
import { loadDictionary } from "@/lib/db/dictionary-rows";
import { Prisma } from "@/lib/db/generated/client";
import { dictionaryCondition } from "@/lib/db/search/dictionary-condition";
import { filterEvents } from "@/lib/db/search/event-filter";
import { type StoredEvent, toEventRows } from "./event-rows";
import { findEvents } from "./find-events";
import { readPage } from "./read-candidates";
import { readRecords, recordJson } from "./read-records";

/**
 * What differs between two events' records, secrets masked. `before` is a key, `previous` (the
 * newest older event of the same name and service by the same principal) or `neighbour` (the
 * one before in time), both of the files committed up to `asof`; null: of all. Without such an
 * earlier event the answer's `before` is null. Throws AppError `not_found` for an unknown key.
 */
export async function diffEvents(
  reader: Reader,
  after: string,
  before: string,
  asof: number | null = null,
): Promise<RecordDiff> {
  const { event: later } = await findEvents(reader, after);
  const earlier = await findEarlier(reader, later, before, asof);
  if (earlier === null) {
    const [row] = await toEventRows(reader, [later]);
    if (!row) throw new Error(`Event ${after} has no row`);
    return { before: null, after: row, changes: [], same: 0, more: 0 };
  }
  const [[beforeRow, afterRow], [beforeRecord, afterRecord]] = await Promise.all([
    toEventRows(reader, [earlier, later]),
    readRecords(reader, [earlier, later]),
  ]);
  if (!beforeRow || !afterRow || !beforeRecord || !afterRecord) {
    throw new Error(`Event ${before} or ${after} has no raw record`);
  }
  const { changes, same, more } = diffRecords(
    readRecordTree(recordJson(beforeRecord)),
    readRecordTree(recordJson(afterRecord)),
  );
  return { before: beforeRow, after: afterRow, changes: [...changes], same, more };
}

async function findEarlier(
  reader: Reader,
  later: StoredEvent,
  before: string,
  asof: number | null,
): Promise<StoredEvent | null> {
  if (before !== "previous" && before !== "neighbour") {
    return (await findEvents(reader, before)).event;
  }
  // Without a usable time no event is before it.
  if (later.timeMs === null) return null;
  const condition = before === "previous" ? await isAlike(reader, later) : Prisma.sql`true`;
  return findOlder(reader, later, condition, asof);
}

/** Same event name and service, and the same principal whatever face it shows. */
async function isAlike(reader: Reader, { actionId, principalId }: StoredEvent) {
  const principals = await loadDictionary(reader, "principal", [principalId]);
  const [key = ""] = principals(principalId);
  const isPrincipal = await dictionaryCondition(reader, "principal", Prisma.sql`d.key = ${key}`);
  return Prisma.sql`e.action_id = ${actionId}::int4 and ${isPrincipal.sql}`;
}

async function findOlder(
  reader: Reader,
  later: StoredEvent,
  condition: Prisma.Sql,
  asof: number | null,
): Promise<StoredEvent | null> {
  // The bound leaves out events without a time, which sort as the oldest.
  const toMs = (later.timeMs ?? 0) + 1;
  const question = { query: null, fromMs: null, toMs, asof, nowMs: toMs };
  const filter = await filterEvents(reader, question);
  const where = Prisma.sql`${filter.where} and ${condition}`;
  const list = { filter: { ...filter, where }, question, sort: "-time" as const };
  const [found] = await readPage(reader, list, later, 1);
  return found ?? null;
}
