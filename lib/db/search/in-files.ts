import type { Reader } from "@/lib/auth/reader";
import { plainArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { type Condition, exact, NOTHING } from "./condition";
import { coverTimes } from "./time-spans";

/** So many log files are named one by one; more are looked up again beside the events. */
export const MOST_FILES = 10_000;
/** Ranges of time in which the events of those files are looked for. */
const MOST_RANGES = 16;

/** Some files of the ledger. */
interface FileSet {
  /** SQL over `log_file d`. */
  readonly test: Prisma.Sql;
  /** Only files committed up to this sequence; null: all. */
  readonly asof: number | null;
  /** Whether an event lies in the files of its copies too. */
  readonly withCopies: boolean;
}

interface FoundFile {
  readonly id: number;
  readonly copies: number;
  /** First and last time of its records; null when none has one. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** The files of a set that hold events; null when they are many. */
export async function findFew(reader: Reader, files: FileSet): Promise<FoundFile[] | null> {
  const found = await ask<FoundFile>(
    reader,
    Prisma.sql`select d.id, d.copies, floor(extract(epoch from d.min_time) * 1000)::float8 as "fromMs",
        ceil(extract(epoch from d.max_time) * 1000)::float8 as "toMs"
      from log_file d where ${isOf(files)} limit ${MOST_FILES + 1}`,
  );
  return found.length > MOST_FILES ? null : found;
}

/**
 * Events that lie in a few files. No index leads from a file to its events: they are found by their
 * time, so that this costs what is found.
 */
export async function inFew(
  reader: Reader,
  files: readonly FoundFile[],
  withCopies: boolean,
): Promise<Condition> {
  if (files.length === 0) return NOTHING;
  const repeating = withCopies ? files.filter(({ copies }) => copies > 0) : [];
  const isIn = eitherWay(
    isAnyOf("e.file_id", files),
    repeating.length > 0 ? isAnyOf("c.file_id", repeating) : null,
  );
  const [undated] = await ask<unknown>(
    reader,
    Prisma.sql`select 1 from event e where e.event_time = '-infinity' and ${isIn} limit 1`,
  );
  return exact(Prisma.sql`(${isWithin(files, undated !== undefined)} and ${isIn})`);
}

/** Events that lie in the files of a set, however many these are. */
export function inMany(files: FileSet): Condition {
  const ids = Prisma.sql`(select d.id from log_file d where ${isOf(files)})`;
  const copies = files.withCopies ? Prisma.sql`c.file_id in ${ids}` : null;
  return exact(eitherWay(Prisma.sql`e.file_id in ${ids}`, copies));
}

function isOf({ test, asof, withCopies }: FileSet): Prisma.Sql {
  const until = asof === null ? Prisma.sql`d.seq is not null` : Prisma.sql`d.seq <= ${asof}::int4`;
  const hasEvents = withCopies ? Prisma.sql`d.events + d.copies > 0` : Prisma.sql`d.events > 0`;
  return Prisma.sql`${until} and ${hasEvents} and (${test})`;
}

function isAnyOf(column: string, files: readonly FoundFile[]): Prisma.Sql {
  const ids = plainArray(files.map(({ id }) => id));
  return Prisma.sql`${Prisma.raw(column)} = any(${ids}::int4[])`;
}

/** @param copied SQL over `event_copy c`; null where no copy counts */
function eitherWay(first: Prisma.Sql, copied: Prisma.Sql | null): Prisma.Sql {
  if (copied === null) return first;
  return Prisma.sql`(${first} or exists (select from event_copy c where c.account_id = e.account_id
    and c.event_id = e.event_id and c.content_hash = e.content_hash and ${copied}))`;
}

/** SQL: the event's time is one of the files'. The bounds of all of it help a list in order of time. */
function isWithin(files: readonly FoundFile[], hasUndated: boolean): Prisma.Sql {
  const times = files.flatMap(({ fromMs, toMs }) =>
    fromMs === null || toMs === null ? [] : [{ fromMs, toMs }],
  );
  const spans = coverTimes(times, MOST_RANGES).map(({ fromMs, toMs }) => ({
    from: instant(fromMs),
    to: instant(toMs),
  }));
  const never = Prisma.sql`'-infinity'::timestamptz`;
  if (hasUndated) spans.unshift({ from: never, to: never });
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return Prisma.sql`false`;
  const ranges = spans.map(({ from, to }) => Prisma.sql`e.event_time between ${from} and ${to}`);
  return Prisma.sql`e.event_time between ${first.from} and ${last.to}
    and (${Prisma.join(ranges, " or ")})`;
}
