import type { FilterProposals, TuneParams } from "@/lib/api/tune-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { readFilter } from "@/lib/detections/alerts/read-filter";
import { AppError } from "@/lib/errors";
import { findEvents } from "@/lib/events/find-events";
import { NO_ENVIRONMENT } from "@/lib/sigma/environment";
import type { FilterRule } from "@/lib/sigma/rule";
import { type FilterChoice, filterChoices } from "./filter-choices";
import { HiddenAlerts } from "./hidden-alerts";
import { hides } from "./preview-filter";
import { listRuleHits, MOST_HITS, type RuleHitPlace, readSubjects } from "./rule-subjects";

interface Counted {
  readonly choice: FilterChoice;
  readonly filter: FilterRule;
  readonly hidden: HiddenAlerts;
}

/**
 * Filters that would hide what an alert or event of a rule shows, made of its newest event: by
 * principal, role, address and client. Each says what else of the newest 5,000 hits it would hide.
 * Throws AppError `invalid` when neither is named, `not_found`.
 */
export async function proposeFilters(
  reader: Reader,
  ruleId: number,
  about: TuneParams,
): Promise<FilterProposals> {
  const reference = await referenceOf(reader, ruleId);
  const isAsked = await askedHits(reader, about);
  const [newest] = await listRuleHits(reader, ruleId, isAsked, 1);
  if (newest === undefined) {
    throw new AppError("not_found", "The rule has found nothing there, or it is not yours to see.");
  }
  const counted: Counted[] = [];
  for await (const { subject } of readSubjects(reader, [newest])) {
    for (const choice of filterChoices(reference, subject)) {
      const read = readFilter(choice.text, NO_ENVIRONMENT);
      // What does not hide the event that it was made of is no proposal.
      if (!("filter" in read) || !hides(read.filter, subject)) continue;
      counted.push({ choice, filter: read.filter, hidden: new HiddenAlerts() });
    }
  }
  const found = await listRuleHits(reader, ruleId, Prisma.sql`not (${isAsked})`);
  const hits: readonly RuleHitPlace[] = found.slice(0, MOST_HITS);
  for await (const { hit, subject } of readSubjects(reader, hits)) {
    for (const { filter, hidden } of counted) hidden.add(hit, hides(filter, subject));
  }
  return {
    proposals: counted.map(({ choice, hidden: { hits, alerts } }) => ({ ...choice, hits, alerts })),
    looked: hits.length,
    hasMore: found.length > hits.length,
  };
}

/** SQL over hits `h`: those that are asked about. */
async function askedHits(reader: Reader, { alert, event }: TuneParams): Promise<Prisma.Sql> {
  if (alert !== undefined) return Prisma.sql`h.alert_id is not distinct from ${alert}::int4`;
  if (event === undefined) throw new AppError("invalid", "Name an alert or an event.");
  const { accountId, eventId, contentHash } = (await findEvents(reader, event)).event;
  return Prisma.sql`h.account_id = ${accountId}::int4 and h.event_id = ${eventId}::uuid
    and h.content_hash = ${contentHash}::uuid`;
}

/** How a filter names a rule: by its key, which is its id, its name or its title. */
async function referenceOf(reader: Reader, ruleId: number): Promise<string> {
  const [rule] = await ask<{ key: string }>(
    reader,
    Prisma.sql`select key from detection_rule where id = ${ruleId}::int4`,
  );
  if (rule !== undefined) return rule.key;
  throw new AppError("not_found", `There is no rule ${ruleId}.`);
}
