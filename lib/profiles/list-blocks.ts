import type { PeriodParams } from "@/lib/api/period-contract";
import type { Block, BlockKind, BlockRow, Blocks, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { allOf, hasValue } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import { VALUES, type Valued } from "@/lib/period/values";
import { type CountedTable, type CountedValue, countValues } from "./count-values";
import { type FoundProfile, findProfile } from "./find-profile";
import { keyFirstTimes } from "./key-first-times";
import { keyName, sharedValues } from "./only-users";
import { openPeriod } from "./profile-period";
import { profileRows } from "./profile-rows";
import { resourceBlock } from "./resource-block";
import { labelOf } from "./value-label";

/** The table that a kind of profile is about itself. */
const OWN: Readonly<Record<ProfileKind, BlockKind>> = {
  principal: "principals",
  session: "sessions",
  ip: "ips",
  key: "keys",
  resource: "resources",
  account: "accounts",
};

export interface BlockParams extends PeriodParams {
  readonly blocks: readonly BlockKind[];
  /** Values per table. */
  readonly top: number;
}

/**
 * Tables of what one profile's events of a period have in common, most frequent first; the table of
 * what the profile is itself is left out, the resources of principals and accounts, which no sum
 * keeps, and the writers of all but resources. Throws AppError `not_found`, `invalid`, and `timeout` when too many records decide.
 */
export async function listBlocks(
  asking: Reader,
  kind: ProfileKind,
  id: string,
  params: BlockParams,
  nowMs: number,
): Promise<Blocks> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const found = await findProfile(reader, kind, id, nowMs);
  const { query, days } = found;
  const rows = await profileRows(reader, { query, period, nowMs, days });
  const base = { query, scope: params.scope, period };
  const asked = [...new Set(params.blocks)].filter((block) => block !== OWN[kind]);
  const counted = asked.filter((block) => block !== "resources" && block !== "writers");
  const tables = await countValues(
    reader,
    rows,
    period,
    counted.map((block) => VALUES[block]),
    params.top,
  );
  const blocks = await Promise.all(
    asked.map(async (block): Promise<Block[]> => {
      if (block === "resources") {
        return days === null ? [await resourceBlock(reader, base, nowMs, params.top)] : [];
      }
      if (block === "writers") {
        return kind === "resource"
          ? [await writersBlock(reader, found, base, nowMs, params.top)]
          : [];
      }
      const table = tables[counted.indexOf(block)] ?? NO_VALUES;
      return [await toBlock(reader, found, base, block, table)];
    }),
  );
  return { period, blocks: blocks.flat(), asof: rows.asof };
}

const NO_VALUES: CountedTable = { values: [], total: 0 };

/** The principals of the events that write. */
async function writersBlock(
  reader: Reader,
  found: FoundProfile,
  { period, ...link }: LinkBase,
  nowMs: number,
  top: number,
): Promise<Block> {
  const query = allOf([found.query, hasValue("readonly", "false")]);
  const rows = await profileRows(reader, { query, period, nowMs, days: null });
  const [table] = await countValues(reader, rows, period, [VALUES.principals], top);
  const base = { ...link, query, period };
  const block = await toBlock(reader, found, base, "principals", table ?? NO_VALUES);
  return { ...block, kind: "writers", label: "Who changed this" };
}

async function toBlock(
  reader: Reader,
  found: FoundProfile,
  base: LinkBase,
  kind: keyof typeof VALUES,
  { values, total }: CountedTable,
): Promise<Block> {
  const valued = VALUES[kind];
  const own = found.kind === "principal" ? found.ids : [];
  const [shared, firsts] = await Promise.all([
    sharedValues(reader, own, valued, values),
    kind === "keys"
      ? keyFirstTimes(
          reader,
          values.flatMap(({ parts }) => parts[0] ?? []),
        )
      : null,
  ]);
  const rows = values.map((value) => ({
    ...toRow(base, kind, valued, value),
    firstEverMs: firsts?.get(value.parts[0] ?? "") ?? null,
    isOnly: shared && value.parts[0] !== null ? !shared.has(keyName(value.key)) : null,
  }));
  return { kind, label: valued.label, rows, total };
}

function toRow(
  base: LinkBase,
  kind: BlockKind,
  { condition, profile }: Valued,
  { parts, name, counts, firstMs, lastMs, spark }: CountedValue,
): Omit<BlockRow, "isOnly" | "firstEverMs"> {
  const [value = null] = parts;
  return {
    value: value === null ? null : shownText(value),
    label: shownText(labelOf(kind, parts, name)),
    counts,
    firstMs,
    lastMs,
    spark: [...spark],
    profile: profile === null || value === null ? null : { kind: profile, id: value },
    link: linkToValue(base, condition(parts)),
  };
}
