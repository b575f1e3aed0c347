import type { Reader } from "@/lib/auth/reader";
import { textArray } from "@/lib/db/array-literal";
import { ask } from "@/lib/db/ask";
import { DICTIONARIES } from "@/lib/db/dictionaries";
import { Prisma } from "@/lib/db/generated/client";
import { type TermKind, valueTerm } from "@/lib/search/index-term";
import { Batch } from "./batch";
import { narrowed, oneOf } from "./condition";
import { foldedText } from "./text-test";

/** Up to so many rows of a dictionary become terms of one index scan; more become a join. */
export const MAX_TERMS = 2_000;
/** A term with no more events than this is rare. */
const MOST_TIMES = 200;
/** So many events are looked at one by one. */
const FEW_EVENTS = 10_000;
const FEW_HOURS = 2_000;
/** Enough to know that there are more. */
const LIMIT = MAX_TERMS + 1;

/** Records with more leaves than are indexed: they must be read to know what else they hold. */
export const TRUNCATED = narrowed(oneOf("terms", [valueTerm("flag", "terms-truncated")]));

/**
 * What one query asks of the dictionaries. All that is asked at once is asked together, so that 200
 * words or pasted indicators cost one statement for each dictionary.
 */
export class Lookups {
  private readonly literals = new Map<TermKind, Batch<number>>();
  private readonly addresses: Batch<number>;
  private readonly sessions: Batch<number>;
  private readonly times: Batch<string>;
  private truncated: Promise<boolean> | undefined;

  constructor(
    readonly reader: Reader,
    readonly asof: number | null,
  ) {
    this.addresses = new Batch((networks) =>
      this.find(Prisma.sql`select w.key, d.id as row from unnest(${textArray(networks)}::text[]) as w(key),
        lateral (select id from source_ip where address <<= w.key::inet limit ${LIMIT}) as d`),
    );
    this.sessions = new Batch((terms) =>
      this.find(Prisma.sql`select w.key, d.id as row from unnest(${textArray(terms)}::text[]) as w(key),
        lateral (select id from session where terms @> array[w.key::int8] limit ${LIMIT}) as d`),
    );
    this.times = new Batch((terms) =>
      this.find(Prisma.sql`select w.key, e.row from unnest(${textArray(terms)}::text[]) as w(key),
        lateral (select event_time::text as row from event where terms @> array[w.key::int8]
          limit ${MOST_TIMES + 1}) as e`),
    );
  }

  /** Rows of a dictionary whose column is a text, which is folded and printable ASCII. */
  rowsWith(dictionary: TermKind, column: string, text: string): Promise<readonly number[]> {
    const batch =
      this.literals.get(dictionary) ?? new Batch((keys) => this.findTexts(dictionary, keys));
    this.literals.set(dictionary, batch);
    return batch.load(`${column}=${text}`);
  }

  /** Rows of `source_ip` in a network; an address is one by itself. */
  addressesIn(network: string): Promise<readonly number[]> {
    return this.addresses.load(network);
  }

  /** Rows of `session` whose identity has a leaf of this term. */
  sessionsWith(term: string): Promise<readonly number[]> {
    return this.sessions.load(term);
  }

  /** Times, as Postgres writes them, of the events that have a term; null when they are many. */
  async timesOf(term: string): Promise<readonly string[] | null> {
    const times = await this.times.load(term);
    return times.length > MOST_TIMES ? null : times;
  }

  /** Whether rows of `activity_hour e` tell of few events. */
  async hasFew(hours: Prisma.Sql): Promise<boolean> {
    const [found] = await ask<{ isFew: boolean }>(
      this.reader,
      Prisma.sql`select count(*) <= ${FEW_HOURS} and coalesce(sum(count), 0) <= ${FEW_EVENTS} as "isFew"
        from (select e.count from activity_hour e where ${hours} limit ${FEW_HOURS + 1}) as h`,
    );
    return found?.isFew === true;
  }

  /** Whether there are records with more leaves than are indexed. */
  hasTruncated(): Promise<boolean> {
    this.truncated ??= ask<unknown>(
      this.reader,
      Prisma.sql`select 1 from event e where ${TRUNCATED.sql} limit 1`,
    ).then((found) => found.length > 0);
    return this.truncated;
  }

  /** One pass over a dictionary for all columns and texts; a key is `column=text`. */
  private findTexts(dictionary: TermKind, keys: readonly string[]) {
    const names = [...new Set(keys.map((key) => key.slice(0, key.indexOf("="))))];
    const texts = textArray(new Set(keys.map((key) => key.slice(key.indexOf("=") + 1))));
    const columns = names.map((name) => Prisma.raw(`d.${name}`));
    // The whole folding is dear: most rows are ruled out by a part of it.
    const mayHave = columns.map(
      (value) => Prisma.sql`lower(${value} collate "C") = any(${texts}::text[])`,
    );
    const hasKelvin = Prisma.sql`strpos(concat(${Prisma.join(columns)}), U&'\\212A') > 0`;
    const values = columns.map(
      (value, at) => Prisma.sql`(${names[at]}::text, ${foldedText(value)})`,
    );
    return this.find<number>(Prisma.sql`select name || '=' || text as key, id as row from (
        select v.name, v.text, d.id, row_number() over (partition by v.name, v.text) as number
        from ${Prisma.raw(DICTIONARIES[dictionary].table)} d
        cross join lateral (values ${Prisma.join(values)}) as v(name, text)
        where (${Prisma.join([...mayHave, hasKelvin], " or ")}) and v.text = any(${texts}::text[])) as w
      where number <= ${LIMIT}`);
  }

  private async find<Row>(sql: Prisma.Sql): Promise<ReadonlyMap<string, readonly Row[]>> {
    const found = new Map<string, Row[]>();
    for (const { key, row } of await ask<{ key: string; row: Row }>(this.reader, sql)) {
      const rows = found.get(key) ?? [];
      rows.push(row);
      found.set(key, rows);
    }
    return found;
  }
}
