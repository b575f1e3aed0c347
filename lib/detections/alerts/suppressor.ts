import type { Reader } from "@/lib/auth/reader";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { readRecords, recordJson } from "@/lib/events/read-records";
import type { RuleEnvironment } from "@/lib/sigma/environment";
import type { FilterRule } from "@/lib/sigma/rule";
import { Subject } from "@/lib/sigma/subject";
import type { HitRow } from "./hit-rows";
import { isAbout, readFilter, takesOut } from "./read-filter";

/** An event that a rule has found. */
export interface Suppressible
  extends Pick<HitRow, "ruleId" | "accountId" | "eventId" | "contentHash"> {
  /** What filters may call the rule. */
  readonly names: readonly string[];
}

interface ActiveSuppression {
  readonly id: number;
  readonly ruleId: number | null;
  readonly filter: FilterRule;
}

interface Place {
  readonly at: number;
  readonly fileId: number;
  readonly ordinal: number;
}

/** Records read at once. */
const AT_ONCE = 200;

/** What is suppressed at one moment. */
export class Suppressor {
  private constructor(
    private readonly reader: Reader,
    private readonly active: readonly ActiveSuppression[],
  ) {}

  /** A suppression whose filter can no longer be read hides nothing. */
  static async open(
    reader: Reader,
    tx: Prisma.TransactionClient,
    environment: RuleEnvironment,
  ): Promise<Suppressor> {
    const rows = await tx.$queryRaw<{ id: number; ruleId: number | null; text: string }[]>`
      select id, rule_id as "ruleId", text from suppression
      where detector is null and ended_at is null and expires_at > now() order by id`;
    const active = rows.flatMap(({ text, ...row }) => {
      const read = readFilter(text, environment);
      return "filter" in read ? [{ ...row, filter: read.filter }] : [];
    });
    return new Suppressor(reader, active);
  }

  /** Ids of the suppressions that events are under, in their order; null for none. */
  async suppressionsOf(
    tx: Prisma.TransactionClient,
    events: readonly Suppressible[],
  ): Promise<readonly (number | null)[]> {
    const found: (number | null)[] = events.map(() => null);
    const asked = events.flatMap((event, at) => {
      const suppressions = this.active.filter((each) => concerns(each, event));
      return suppressions.length === 0 ? [] : [{ at, event, suppressions }];
    });
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE);
      const places = await findPlaces(
        tx,
        some.map(({ event }) => event),
      );
      const records = await readRecords(this.reader, places);
      for (const [number, { at }] of places.entries()) {
        const one = some[at];
        const record = records[number];
        if (one === undefined || record === undefined) continue;
        const { value } = record;
        const subject = new Subject(value, toEvent(value, recordJson(record)));
        const taken = one.suppressions.find(({ filter }) => isTakenOut(filter, subject));
        found[one.at] = taken?.id ?? null;
      }
    }
    return found;
  }
}

function concerns({ ruleId, filter }: ActiveSuppression, event: Suppressible): boolean {
  return (ruleId === null || ruleId === event.ruleId) && isAbout(filter, event.names);
}

/** A filter that breaks down over an event does not hide it. */
function isTakenOut(filter: FilterRule, subject: Subject): boolean {
  try {
    return takesOut(filter, subject);
  } catch {
    return false;
  }
}

/** Where the records of events are; one that is not in the index has no place. */
function findPlaces(
  tx: Prisma.TransactionClient,
  events: readonly Suppressible[],
): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    select (b.at - 1)::int4 as at, e.file_id as "fileId", e.ordinal
    from unnest(${plainArray(events.map(({ accountId }) => accountId))}::int4[],
      ${plainArray(events.map(({ eventId }) => eventId))}::uuid[],
      ${plainArray(events.map(({ contentHash }) => contentHash))}::uuid[])
      with ordinality as b(account_id, event_id, content_hash, at)
    join event e on e.account_id = b.account_id and e.event_id = b.event_id
      and e.content_hash = b.content_hash
    order by b.at`;
}
