import type { PeriodParams } from "@/lib/api/period-contract";
import type { Block, BlockKind, BlockRow, Blocks, ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { shownText } from "@/lib/events/shown-value";
import { type CountedTable, type CountedValue, countValues } from "./count-values";
import { type FoundProfile, findProfile } from "./find-profile";
import { keyName, sharedValues } from "./only-users";
import { type LinkBase, linkTo } from "./profile-link";
import { openPeriod } from "./profile-period";
import { profileRows } from "./profile-rows";
import { resourceBlock } from "./resource-block";
import { labelOf } from "./value-label";
import { VALUES, type Valued } from "./values";

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
 * what the profile is itself is left out, and the resources of principals and accounts, which no
 * sum keeps. Throws AppError `not_found`, `invalid`, and `timeout` when too many records decide.
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
  const counted = asked.filter((block) => block !== "resources");
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
      const table = tables[counted.indexOf(block)] ?? { values: [], total: 0 };
      return [await toBlock(reader, found, base, block, table)];
    }),
  );
  return { period, blocks: blocks.flat(), asof: rows.asof };
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
  const shared = await sharedValues(reader, own, valued, values);
  const rows = values.map((value) => ({
    ...toRow(base, kind, valued, value),
    isOnly: shared && value.parts[0] !== null ? !shared.has(keyName(value.key)) : null,
  }));
  return { kind, label: valued.label, rows, total };
}

function toRow(
  base: LinkBase,
  kind: BlockKind,
  { condition, profile }: Valued,
  { parts, name, counts, firstMs, lastMs, spark }: CountedValue,
): Omit<BlockRow, "isOnly"> {
  const [value = null] = parts;
  return {
    value: value === null ? null : shownText(value),
    label: shownText(labelOf(kind, parts, name)),
    counts,
    firstMs,
    lastMs,
    spark: [...spark],
    profile: profile === null || value === null ? null : { kind: profile, id: value },
    link: linkTo(base, condition(parts)),
  };
}
