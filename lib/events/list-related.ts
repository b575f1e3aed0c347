import type { RelatedEvents } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import { printQuery } from "@/lib/search/print";
import { printEventKey } from "./event-key";
import { type Tie, tiesOf } from "./event-ties";
import { findEvents } from "./find-events";
import { indexedEvent } from "./indexed-event";
import { listEvents } from "./list-events";
import { readRecords } from "./read-records";

type Group = RelatedEvents["groups"][number];

/** Most events of one group. */
const MOST = 50;

/**
 * Events tied to one event by an id or a credential; newest first, but what was done with a key
 * in the order in which it was done. Throws AppError `not_found`.
 */
export async function listRelated(
  reader: Reader,
  key: string,
  nowMs: number,
): Promise<RelatedEvents> {
  const { event: stored } = await findEvents(reader, key);
  const [record] = await readRecords(reader, [stored]);
  if (!record) throw new Error(`Event ${key} has no raw record`);
  const itself = printEventKey(stored.eventId, stored.contentHash);
  const ties = tiesOf(indexedEvent(stored, record), record.value);
  const groups = await Promise.all(ties.map((tie) => listTied(reader, tie, itself, nowMs)));
  return { groups: groups.filter((group) => group !== null) };
}

async function listTied(
  reader: Reader,
  { relation, label, why, whyNone, query, sort }: Tie,
  itself: string,
  nowMs: number,
): Promise<Group | null> {
  const question = { query, fromMs: null, toMs: null, asof: null, nowMs };
  // The event itself may be among them.
  const page = await listEvents(reader, question, { limit: MOST + 1, sort });
  const rows = page.rows.filter((row) => row.key !== itself);
  const isUnread = page.nextCursor !== null;
  const group = { relation, label, q: printQuery(query), more: isUnread || rows.length > MOST };
  if (rows.length > 0) return { ...group, why, rows: rows.slice(0, MOST) };
  if (isUnread) return { ...group, why: `${why} ${SLOW}`, rows };
  return whyNone === null ? null : { ...group, why: whyNone, rows };
}

const SLOW = "There are too many records to look through for an answer here.";
