import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { plainArray, textArray } from "@/lib/db/array-literal";
import { DICTIONARIES, type DictionaryName } from "@/lib/db/dictionaries";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";

/** Ids remembered per dictionary; then the memory starts afresh. */
const MAX_REMEMBERED = 300_000;

/**
 * Ids of dictionary rows, made when missing. They are committed apart from the events: a value that
 * no event uses in the end does no harm, and writers never wait for each other's values.
 */
export class DictionaryIds {
  private readonly known = new Map<DictionaryName, Map<string, number>>();

  constructor(private readonly db: PrismaClient) {}

  /** Ids in the order of the tuples, which have no duplicates. */
  async resolve(name: DictionaryName, tuples: readonly (readonly string[])[]): Promise<Int32Array> {
    const known = this.remembered(name);
    const ids = new Int32Array(tuples.length);
    const missing: number[] = [];
    for (const [index, tuple] of tuples.entries()) {
      const id = known.get(tuple.join("\0"));
      if (id === undefined) missing.push(index);
      else ids[index] = id;
    }
    if (missing.length === 0) return ids;
    const wanted = missing.map((index) => tuples[index] ?? []);
    const found = await this.findOrMake(name, wanted);
    for (const [position, index] of missing.entries()) {
      const id = found[position] ?? 0;
      ids[index] = id;
      known.set((wanted[position] ?? []).join("\0"), id);
    }
    return ids;
  }

  private remembered(name: DictionaryName): Map<string, number> {
    let known = this.known.get(name);
    if (!known || known.size > MAX_REMEMBERED) {
      known = new Map();
      this.known.set(name, known);
    }
    return known;
  }

  /** Looks before it makes, so that known values burn no ids. */
  private async findOrMake(
    name: DictionaryName,
    tuples: readonly (readonly string[])[],
  ): Promise<number[]> {
    let ids = await this.find(name, tuples);
    const missing = tuples.filter((_, index) => ids[index] === undefined);
    if (missing.length > 0) {
      await this.make(name, missing);
      ids = await this.find(name, tuples);
    }
    return ids.map((id) => {
      if (id === undefined) throw new Error(`A value of the dictionary ${name} was not stored`);
      return id;
    });
  }

  private async find(
    name: DictionaryName,
    tuples: readonly (readonly string[])[],
  ): Promise<(number | undefined)[]> {
    const { table, columns, key = columns, casts = {} } = DICTIONARIES[name];
    const names = columns.map((column) => Prisma.raw(column));
    const isSame = key.map((column) =>
      Prisma.raw(`d.${column} = b.${column}${cast(casts, column)}`),
    );
    const rows = await this.db.$queryRaw<{ id: number; ord: bigint }[]>`
      select d.id, b.ord
      from unnest(${unnestTexts(columns, tuples)}) with ordinality as b(${Prisma.join(names)}, ord)
      join ${Prisma.raw(table)} d on ${Prisma.join(isSame, " and ")}`;
    const ids: (number | undefined)[] = new Array(tuples.length).fill(undefined);
    for (const row of rows) ids[Number(row.ord) - 1] = row.id;
    return ids;
  }

  /** Sorted, so that two writers making the same values cannot wait for each other in a circle. */
  private async make(name: DictionaryName, tuples: readonly (readonly string[])[]): Promise<void> {
    const { table, columns, key = columns, casts = {} } = DICTIONARIES[name];
    const names = Prisma.join(columns.map((column) => Prisma.raw(column)));
    const values = Prisma.join(
      columns.map((column) => Prisma.raw(`${column}${cast(casts, column)}`)),
    );
    const order = Prisma.join(key.map((column) => Prisma.raw(column)));
    if (name === "sourceIp") {
      const addresses = tuples.map(([value]) => addressOf(value ?? ""));
      await this.db.$executeRaw`
        insert into source_ip (value, address)
        select v, a from unnest(${unnestTexts(columns, tuples)}, ${plainArray(addresses)}::inet[]) as b(v, a)
        order by v on conflict do nothing`;
      return;
    }
    await this.db.$executeRaw`
      insert into ${Prisma.raw(table)} (${names})
      select ${values} from unnest(${unnestTexts(columns, tuples)}) as b(${names})
      order by ${order} on conflict do nothing`;
  }
}

function cast(casts: Readonly<Record<string, string>>, column: string): string {
  const type = casts[column];
  return type === undefined ? "" : `::${type}`;
}

function unnestTexts(
  columns: readonly string[],
  tuples: readonly (readonly string[])[],
): Prisma.Sql {
  return Prisma.join(
    columns.map(
      (_, part) => Prisma.sql`${textArray(tuples.map((tuple) => tuple[part] ?? ""))}::text[]`,
    ),
  );
}

/** The address in the form Postgres reads, or null when the source is not an address. */
function addressOf(value: string): string | null {
  return parseAddress(value) === null ? null : value;
}
