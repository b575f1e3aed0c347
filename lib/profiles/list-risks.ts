import type { PeriodParams } from "@/lib/api/period-contract";
import type { ProfileKind, Risks } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { measureBaseline } from "@/lib/period/measure-baseline";
import { countActions } from "./action-tallies";
import { findProfile } from "./find-profile";
import { listFresh } from "./fresh-values";
import { openPeriod } from "./profile-period";
import { RISK_INDICATORS } from "./risk-indicators";

/**
 * Signs of risk in what a profile did in a period, the heaviest first, each with its numbers and
 * exactly the events that they count. What cannot be told is said to be so.
 * Throws AppError `not_found`, `invalid`, and `timeout`: a sign left out would look like none.
 */
export async function listRisks(
  asking: Reader,
  kind: ProfileKind,
  id: string,
  params: PeriodParams,
  nowMs: number,
): Promise<Risks> {
  const { reader, period } = await openPeriod(asking, params, nowMs);
  const found = await findProfile(reader, kind, id, nowMs);
  const [actions, baseline] = await Promise.all([
    countActions(reader, found, period, nowMs),
    measureBaseline(reader, period.fromMs),
  ]);
  const { scope } = params;
  const base = { query: found.query, scope, period };
  // Hours are left out: which of them are new is no sign of risk.
  const fresh = await listFresh(reader, found, base, baseline, [], nowMs);
  const context = { reader, found, period, scope, actions, baseline, fresh, nowMs };
  const judged = await Promise.all(
    RISK_INDICATORS.map(async ({ id: sign, weight, title, judge }) => ({
      id: sign,
      weight,
      title,
      judgement: await judge(context),
    })),
  );
  return {
    risks: judged.flatMap(({ judgement, ...sign }) =>
      judgement !== null && "why" in judgement ? [{ ...sign, ...judgement }] : [],
    ),
    unjudged: judged.flatMap(({ id: sign, title, judgement }) =>
      judgement !== null && "unjudged" in judgement
        ? [{ id: sign, title, why: judgement.unjudged }]
        : [],
    ),
  };
}
