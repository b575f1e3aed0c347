import type { PeriodParams } from "@/lib/api/period-contract";
import type { ProfileKind, ProfileList, ProfileRow, ProfileSort } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { hasValue } from "@/lib/events/query-conditions";
import { shownText } from "@/lib/events/shown-value";
import { linkToValue } from "@/lib/period/event-link";
import { measureBaseline } from "@/lib/period/measure-baseline";
import { listResources } from "./list-resources";
import { type ListedProfile, listValues } from "./list-values";
import { keyName } from "./only-users";
import { pageStats } from "./page-stats";
import { openPeriod } from "./profile-period";
import { profileCondition } from "./profile-query";
import { profileRows } from "./profile-rows";

export interface ProfileListParams extends PeriodParams {
  readonly contains?: string | undefined;
  readonly kind?: string | undefined;
  readonly sort: ProfileSort;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Whoever or whatever of a kind has events in a period, page by page. Sources that are no addresses
 * are not listed among the addresses. Throws AppError `invalid`; `timeout` for the resources of a
 * period with too many events.
 */
export async function listProfiles(
  asking: Reader,
  kind: ProfileKind,
  params: ProfileListParams,
  nowMs: number,
): Promise<ProfileList> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const baseline = await measureBaseline(reader, period.fromMs);
  const page = { ...params, period, hasFresh: baseline.isEnough };
  const { offset, limit, scope } = params;
  const all = Prisma.sql`true`;
  const rows = await profileRows(reader, { query: null, period, nowMs, days: all });
  const { listed, total } =
    kind === "resource"
      ? await listResources(reader, page, nowMs)
      : await listValues(reader, kind, rows, page);
  const stats = kind === "principal" ? await pageStats(reader, rows, listed, page) : null;
  return {
    period,
    baseline,
    rows: listed.map((one) => {
      const base = { query: conditionOf(kind, one.id), scope, period };
      return {
        ...toRow(kind, one),
        ...(stats?.get(keyName(one.key)) ?? NO_STATS),
        link: linkToValue(base),
      };
    }),
    total,
    nextOffset: offset + listed.length < total && listed.length > 0 ? offset + limit : null,
    asof: rows.asof,
  };
}

const NO_STATS = { mfa: null, regions: null, fresh: null };

/** A row of resources is what records list; its profile may know of more events. */
function conditionOf(kind: ProfileKind, id: string) {
  return kind === "resource" ? hasValue("resource", id) : profileCondition(kind, id);
}

function toRow(
  kind: ProfileKind,
  { id, name, counts, firstMs, lastMs }: ListedProfile,
): Omit<ProfileRow, "mfa" | "regions" | "fresh" | "link"> {
  // `kind|account|who` (lib/cloudtrail/principal.ts)
  const [principalKind = null, account = ""] = kind === "principal" ? id.split("|") : [];
  return {
    id: shownText(id),
    name: shownText(name ?? id),
    kind: principalKind,
    account: kind === "account" ? id : account || null,
    counts,
    firstMs,
    lastMs,
  };
}
