import { classifyKey } from "@/lib/cloudtrail/object-key";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql-instant";
import { readDigestKey } from "@/lib/digest/digest-key";
import type { Place, PlaceObject } from "@/lib/integrity/evidence";
import type { DeliveryRange } from "@/lib/integrity/judge/place-result";
import { LOG_FAMILIES } from "@/lib/integrity/log-files";

const DAY_MS = 86_400_000;
/**
 * What is listed around the time asked for: a backfill digest names files of the days before it, and
 * the digests before and after the range belong to its chains.
 */
const BEFORE_MS = 8 * DAY_MS;
const AFTER_MS = DAY_MS;
const EARLIER_DIGESTS = 50;
/** SQL over `log_file`: a digest or log file whose name or folders say where it belongs. */
export const IN_PLACE = Prisma.sql`(family in ('digest', ${Prisma.join(LOG_FAMILIES)})
  and account is not null and region is not null
  and coalesce(reason, '') <> 'digest-metadata' and key not like '%.metadata.json')`;
/** SQL over `log_file`: it brought events, and no digest can name it, because nothing says where it belongs. */
const NOWHERE = Prisma.sql`(events > 0 and not ${IN_PLACE})`;
/** Account and Region of what lies nowhere. */
const UNKNOWN_PLACE = { account: "unknown", region: "unknown" };

/** What the ledger lists of one source: all of it, or what was delivered around a range. */
export class LedgerListing {
  /** SQL over `log_file`. */
  readonly #isListed: Prisma.Sql;
  /** The same, of digests from before: a chain that was off for long begins anew, and not at first. */
  readonly #isEarlierDigest: Prisma.Sql;
  readonly #fromMs: number | null;
  readonly #toMs: number | null;

  constructor(
    private readonly db: PrismaClient,
    private readonly sourceId: number,
    { fromMs, toMs }: DeliveryRange,
  ) {
    this.#fromMs = fromMs === null ? null : fromMs - BEFORE_MS;
    this.#toMs = toMs === null ? null : toMs + AFTER_MS;
    const isOfSource = Prisma.sql`source_id = ${sourceId}::int4`;
    const isFrom = this.#fromMs === null ? null : instant(this.#fromMs);
    const isTo = this.#toMs === null ? null : instant(this.#toMs);
    const conditions = [
      isOfSource,
      ...(isFrom ? [Prisma.sql`delivered_at >= ${isFrom}`] : []),
      ...(isTo ? [Prisma.sql`delivered_at < ${isTo}`] : []),
    ];
    this.#isListed = Prisma.join(conditions, " and ");
    this.#isEarlierDigest = Prisma.sql`${isOfSource} and ${IN_PLACE} and family = 'digest'
      and ${isFrom ? Prisma.sql`delivered_at < ${isFrom}` : Prisma.sql`false`}`;
  }

  /** Places are looked up one behind the other in the index: there are few, and many files. */
  async places(): Promise<readonly (Place & { readonly files: number })[]> {
    const { sourceId } = this;
    const next = (behind: Prisma.Sql) => Prisma.sql`select account, region from log_file
      where source_id = ${sourceId}::int4 and account is not null and region is not null and ${behind}
      order by account, region limit 1`;
    const rows = await this.db.$queryRaw<{ account: string; region: string; files: number }[]>`
      with recursive place as (
        (${next(Prisma.sql`true`)})
        union all
        select n.* from place p
          cross join lateral (${next(Prisma.sql`(account, region) > (p.account, p.region)`)}) n)
      select account, region, files from place p cross join lateral (
        select count(*)::int4 as files from log_file
        where account = p.account and region = p.region and ${IN_PLACE} and ${this.#isListed}) as f
      where files > 0
      union all
      select ${UNKNOWN_PLACE.account}, ${UNKNOWN_PLACE.region}, count(*)::int4 from log_file
      where ${NOWHERE} and ${this.#isListed} having count(*) > 0
      order by account, region`;
    return rows.map((row) => ({ ...row, sourceId }));
  }

  /**
   * Every version of a log file: each brought events of its own. Of a digest, the newest one: the
   * others were replaced, and what replaced them counts. But one that brought events is a log file,
   * whatever its name says, unless it is judged as the digest that its name promises.
   */
  async objects({ account, region }: Place): Promise<readonly PlaceObject[]> {
    const isHere =
      account === UNKNOWN_PLACE.account
        ? NOWHERE
        : Prisma.sql`account = ${account} and region = ${region} and ${IN_PLACE}`;
    const rows = await this.db.$queryRaw<ObjectRow[]>`
      select id, key, family, size_bytes::float8 as size, etag, reason, events > 0 as "hasEvents",
        encode(object_sha256, 'hex') as object
      from (
        select * from log_file where ${isHere} and ${this.#isListed}
        union all
        (select * from log_file
          where account = ${account} and region = ${region} and ${this.#isEarlierDigest}
          order by delivered_at desc limit ${EARLIER_DIGESTS})) as f
      where coalesce(reason, '') <> 'replaced'
      order by id`;
    const read = rows.filter(({ reason }) => reason !== "same-content");
    const contents = new Map(read.map((row) => [`${row.key}\0${row.object}`, row]));
    const digests = new Map<string, ObjectRow>();
    for (const row of rows.filter(isDigest)) {
      // An object that was touched and not changed was not read again: its bytes are known.
      digests.set(row.key, contents.get(`${row.key}\0${row.object}`) ?? row);
    }
    const logs = read.filter(
      (row) => row.family !== "digest" || (row.hasEvents && digests.get(row.key) !== row),
    );
    return [
      ...logs.map((row) => toObject(row, "log")),
      ...[...digests.values()].map((row) => toObject(row, "digest")),
    ];
  }

  /** Whether an object of this name would be listed, if it were there. */
  reaches(key: string): boolean {
    const [fromMs, toMs] = [this.#fromMs, this.#toMs];
    if (fromMs === null && toMs === null) return true;
    const { deliveredMs } = classifyKey(key);
    if (deliveredMs === null) return false;
    return deliveredMs >= (fromMs ?? deliveredMs) && (toMs === null || deliveredMs < toMs);
  }
}

interface ObjectRow {
  readonly id: number;
  readonly key: string;
  readonly family: string;
  readonly size: number;
  readonly etag: string;
  readonly reason: string | null;
  readonly hasEvents: boolean | null;
  readonly object: string | null;
}

function isDigest({ key, family }: ObjectRow): boolean {
  return family === "digest" && readDigestKey(key) !== null;
}

function toObject({ id, key, size, etag }: ObjectRow, family: PlaceObject["family"]): PlaceObject {
  return {
    key,
    family,
    sizeBytes: size,
    deliveredMs: classifyKey(key).deliveredMs,
    fileId: id,
    etag,
  };
}
