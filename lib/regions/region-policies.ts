import type { PolicyState } from "@/lib/api/region-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isInScope } from "@/lib/events/indexed-names";

/** What a person decided about a Region of an account. */
export interface StoredPolicy {
  readonly account: string;
  readonly region: string;
  readonly state: PolicyState;
  readonly reason: string;
  readonly expiresMs: number | null;
  readonly setBy: string;
  readonly setAtMs: number;
}

/** Every decision about accounts that the reader may see. */
export function listPolicies(reader: Reader): Promise<StoredPolicy[]> {
  return ask<StoredPolicy>(
    reader,
    Prisma.sql`select account, region, state, reason, set_by as "setBy",
        extract(epoch from expires_at)::float8 * 1000 as "expiresMs",
        extract(epoch from set_at)::float8 * 1000 as "setAtMs"
      from region_policy where ${isInScope(reader, "account")} order by account, region`,
  );
}
