import type { Period } from "@/lib/api/period-contract";
import type { Tally } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { iamAction } from "@/lib/cloudtrail/iam-action";
import { type Parts, VALUES } from "@/lib/period/values";
import { countValues } from "./count-values";
import type { FoundProfile } from "./find-profile";
import { profileRows } from "./profile-rows";

/** One action of a profile in a period. */
export interface ActionTally {
  /** Event and source as recorded, for a condition. */
  readonly parts: Parts;
  readonly source: string | null;
  /** Equal for all spellings of one source; empty where it is not recorded. */
  readonly sourceKey: string;
  /** In lower case. */
  readonly name: string;
  /** The IAM action that permits it; null where there is none. */
  readonly action: string | null;
  readonly counts: Tally;
  readonly lastMs: number | null;
}

/** More actions than AWS has. */
const MOST = 100_000;

/** Every action of a profile in a period, the most frequent first. Throws AppError `timeout`. */
export async function countActions(
  reader: Reader,
  { query, days }: Pick<FoundProfile, "query" | "days">,
  period: Pick<Period, "fromMs" | "toMs">,
  nowMs: number,
): Promise<ActionTally[]> {
  const rows = await profileRows(reader, { query, period, nowMs, days });
  const [table] = await countValues(reader, rows, period, [VALUES.actions], MOST);
  return (table?.values ?? []).map(({ key, parts, counts, lastMs }) => {
    const [event = null, source = null] = parts;
    return {
      parts,
      source,
      sourceKey: key[1] ?? "",
      name: key[0] ?? "",
      action: event === null || source === null ? null : iamAction(source, event),
      counts,
      lastMs,
    };
  });
}
