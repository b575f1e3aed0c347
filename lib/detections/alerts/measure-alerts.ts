import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import type { AlertFigures } from "./alert-figures";
import { asAttempt } from "./as-attempt";
import { ACTION } from "./hit-rows";
import { insightSentences } from "./insight-sentences";
import type { VersionReader } from "./version-reader";

/** An alert of a plain rule is of some version of it. */
interface MeasuredRow extends Omit<AlertFigures, "sentence" | "numbers" | "versionId"> {
  readonly versionId: number;
}

const FAILURES = plainArray([OUTCOMES.indexOf("denied"), OUTCOMES.indexOf("error")]);

/**
 * What alerts of plain rules are, out of all of their hits: which there are decides, never when they
 * came. One that has lost all of them is missing.
 */
export async function measureAlerts(
  tx: Prisma.TransactionClient,
  versions: VersionReader,
  alertIds: readonly number[],
): Promise<readonly AlertFigures[]> {
  const rows = await tx.$queryRaw<MeasuredRow[]>`
    with record as materialized (
      select h.*, ${ACTION} as action from rule_hit h
      where h.alert_id = any(${plainArray(alertIds)}::int4[])),
    action as (
      select distinct on (alert_id, action) alert_id, outcome from record
      order by alert_id, action, event_id, content_hash, account_id, version_id desc),
    counted as (
      select alert_id, count(*)::int4 as count,
        (count(*) filter (where outcome = any(${FAILURES}::int4[])))::int4 as failed
      from action group by alert_id),
    spanned as (
      select alert_id, max(version_id) as version_id, array_agg(distinct account_id) as accounts,
        extract(epoch from min(event_time))::float8 * 1000 as "firstMs",
        extract(epoch from max(event_time))::float8 * 1000 as "lastMs",
        bool_and(suppression_id is not null) as "isSuppressed"
      from record group by alert_id)
    select s.alert_id as "alertId", s.version_id as "versionId", s.accounts as "accountIds",
      s."firstMs", s."lastMs", c.count, c.failed, s."isSuppressed", v.title,
      coalesce(r.level, v.level, 'medium') as level
    from spanned s join counted c using (alert_id)
    join rule_version v on v.id = s.version_id join detection_rule r on r.id = v.rule_id`;
  await versions.load(
    tx,
    rows.map(({ versionId }) => versionId),
  );
  const insights = rows.filter(({ versionId }) => versions.factsOf(versionId).tellsInsight);
  const sentences = await insightSentences(
    tx,
    insights.map(({ alertId }) => alertId),
  );
  return rows.map((row) => {
    const figures = { ...row, sentence: sentences.get(row.alertId) ?? null, numbers: null };
    return versions.factsOf(row.versionId).asksOutcome ? figures : asAttempt(figures);
  });
}
