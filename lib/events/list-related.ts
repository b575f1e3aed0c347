import type { RelatedEvents } from "@/lib/api/analysis-contract";
import type { Reader } from "@/lib/auth/reader";
import type { EventQuestion } from "@/lib/db/search/event-filter";
import { MAX_QUERY_LENGTH } from "@/lib/search/limits";
import { printQuery } from "@/lib/search/print";
import { printEventKey } from "./event-key";
import { type Tie, tiesOf } from "./event-ties";
import { findEvents } from "./find-events";
import { indexedEvent } from "./indexed-event";
import { listEvents } from "./list-events";
import { maskRecord } from "./mask-record";
import { readRecords } from "./read-records";

type Group = RelatedEvents["groups"][number];

/** Most events of one group. */
const MOST = 50;

/**
 * Events tied to one event by an id or a credential; newest first, but what was done with a key
 * in the order in which it was done. Only of the files committed up to `asof`; null: of all.
 * Throws AppError `not_found`.
 */
export async function listRelated(
  reader: Reader,
  key: string,
  nowMs: number,
  asof: number | null = null,
): Promise<RelatedEvents> {
  const { event: stored } = await findEvents(reader, key);
  const [record] = await readRecords(reader, [stored]);
  if (!record) throw new Error(`Event ${key} has no raw record`);
  const itself = printEventKey(stored.eventId, stored.contentHash);
  const shown = maskRecord(record);
  const told = tiesOf(indexedEvent(stored, shown), shown.value);
  const groups = await Promise.all(
    tiesOf(indexedEvent(stored, record), record.value).map((tie) => {
      const masked = told.find(({ relation }) => relation === tie.relation);
      return masked ? listTied(reader, tie, masked, itself, { asof, nowMs }) : null;
    }),
  );
  return { groups: groups.filter((group) => group !== null) };
}

/** What is searched for is exact; what is said of it is masked. */
async function listTied(
  reader: Reader,
  { query, sort }: Tie,
  { relation, label, why, whyNone, query: told }: Tie,
  itself: string,
  now: Pick<EventQuestion, "asof" | "nowMs">,
): Promise<Group | null> {
  const question = { query, fromMs: null, toMs: null, ...now };
  // The event itself may be among them.
  const page = await listEvents(reader, question, { limit: MOST + 1, sort });
  const rows = page.rows.filter((row) => row.key !== itself);
  const isUnread = page.nextCursor !== null;
  const text = printQuery(query);
  const q = text === printQuery(told) && text.length <= MAX_QUERY_LENGTH ? text : null;
  const group = { relation, label, q, more: isUnread || rows.length > MOST };
  if (rows.length > 0) return { ...group, why, rows: rows.slice(0, MOST) };
  if (isUnread) return { ...group, why: `${why} ${SLOW}`, rows };
  return whyNone === null ? null : { ...group, why: whyNone, rows };
}

const SLOW = "There are too many records to look through for an answer here.";
