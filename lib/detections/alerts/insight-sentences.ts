import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { INSIGHT } from "@/lib/detections/rules/insight-fields";
import type { HitRow } from "./hit-rows";
import { insightSentence } from "./insight-sentence";

type Fields = HitRow["fields"];

/**
 * The sentences of alerts about CloudTrail Insights, by the alert's id: of each the newest record,
 * which of a start and an end is the end, the only one that tells how long it was.
 */
export async function insightSentences(
  tx: Prisma.TransactionClient,
  alertIds: readonly number[],
): Promise<ReadonlyMap<number, string | null>> {
  if (alertIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ alertId: number; fields: Fields }[]>`
    select distinct on (alert_id) alert_id as "alertId", fields from rule_hit
    where alert_id = any(${plainArray(alertIds)}::int4[])
    order by alert_id, event_time desc, event_id desc, content_hash desc, version_id desc`;
  return new Map(rows.map(({ alertId, fields }) => [alertId, sentenceOf(fields)]));
}

function sentenceOf(fields: Fields): string | null {
  const text = (field: string) =>
    (Object.hasOwn(fields, field) ? fields[field]?.[0] : null) ?? null;
  const number = (field: string) => {
    const value = text(field);
    return value === null || !Number.isFinite(Number(value)) ? null : Number(value);
  };
  return insightSentence({
    service: text(INSIGHT.service) ?? "",
    name: text(INSIGHT.name) ?? "",
    errorCode: text(INSIGHT.errorCode),
    insight: number(INSIGHT.insight),
    baseline: number(INSIGHT.baseline),
    insightMinutes: number(INSIGHT.insightMinutes),
    baselineMinutes: number(INSIGHT.baselineMinutes),
  });
}
