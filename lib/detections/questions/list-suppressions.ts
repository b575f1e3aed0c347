import type { Suppression, Suppressions } from "@/lib/api/suppression-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { isAccountInScope } from "@/lib/db/search/account-scope";
import { isAlertInScope } from "./alert-filter";
import { timeOf } from "./alert-rows";

const MOST = 500;

/** Suppressions, those that hide something now first; their hits as far as the reader may see them. */
export async function listSuppressions(reader: Reader): Promise<Suppressions> {
  const scope = await isAlertInScope(reader);
  const [suppressions, [counted]] = await Promise.all([
    ask<Suppression>(
      reader,
      Prisma.sql`select s.id, s.rule_id as "ruleId", v.title as "ruleTitle",
          s.detector, s.alert_id as "alertId", s.text, s.reason,
          ${timeOf("s.expires_at")} as "expiresAtMs", s.created_by as "createdBy",
          ${timeOf("s.created_at")} as "createdAtMs", s.ended_by as "endedBy",
          ${timeOf("s.ended_at")} as "endedAtMs", ${STATE} as state,
          hidden.hits + quiet.findings as hits, hidden.alerts + quiet.alerts as alerts,
          coalesce(hidden."lastHitMs", quiet."lastMs") as "lastHitMs"
        from suppression s left join detection_rule r on r.id = s.rule_id
        left join rule_version v on v.id = r.version_id
        cross join lateral (select count(*)::int4 as hits,
            count(distinct h.alert_id)::int4 as alerts,
            ${timeOf("max(h.event_time)")} as "lastHitMs"
          from rule_hit h
          where h.suppression_id = s.id and ${isAccountInScope(reader, "h.account_id")}) as hidden
        cross join lateral (select count(*)::int4 as alerts,
            coalesce(sum(a.count), 0)::int4 as findings, ${timeOf("max(a.last_time)")} as "lastMs"
          from alert a where a.detector = s.detector and a.subject_hash = s.subject_hash
            and a.is_suppressed and ${scope}) as quiet
        order by ${STATE} = 'active' desc, s.id desc limit ${MOST}`,
    ),
    ask<{ total: number }>(reader, Prisma.sql`select count(*)::int4 as total from suppression`),
  ]);
  return { suppressions, more: (counted?.total ?? 0) - suppressions.length };
}

const STATE = Prisma.sql`case when s.ended_at is not null then 'ended'
  when s.expires_at <= now() then 'expired' else 'active' end`;
