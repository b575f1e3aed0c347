import { writeAudit } from "@/lib/audit/write-audit";
import type { Prisma } from "@/lib/db/generated/client";
import type { RuleEnvironment } from "@/lib/sigma/environment";
import { loadRules } from "@/lib/sigma/load-rules";
import type { RuleIssue } from "@/lib/sigma/rule-issue";
import { claimKeys, type KeyClaim, type StoredRule } from "./claim-keys";
import { insertVersions } from "./insert-versions";
import { lockRules, newRevision } from "./new-revision";
import { refreshProblems, twinProblem } from "./refresh-problems";
import { type ReadDocument, type RuleFileDocument, readDocument } from "./rule-document";
import { foldKey } from "./rule-key";
import { environmentOf, type RuleText, readRuleTexts } from "./rule-texts";

/** How many rules became what; all 0 where the files say what the store has. */
export interface StoreCounts {
  readonly added: number;
  /** Their text did. */
  readonly changed: number;
  readonly removed: number;
  readonly returned: number;
}

type Claim = KeyClaim<RuleFileDocument & ReadDocument>;

const BY = "trailglass";

/**
 * Brings the store to what files say, in one transaction.
 * @param origins whose files were read: rules of others are left alone
 */
export async function storeDocuments(
  tx: Prisma.TransactionClient,
  found: readonly RuleFileDocument[],
  origins: readonly string[],
): Promise<StoreCounts> {
  await lockRules(tx);
  const stored = await readStored(tx);
  const filed = stored.filter(({ origin }) => origins.includes(origin));
  if (isSame(found, filed, stored)) return { added: 0, changed: 0, removed: 0, returned: 0 };
  const { lists, rules } = await readRuleTexts(tx);
  const environment = environmentOf(lists);
  const held = stored.filter((rule) => !rule.isRemoved && !origins.includes(rule.origin));
  const documents = found.map((file) => ({
    ...file,
    ...readDocument(file.text, nameOf(file), environment),
  }));
  const claims = claimKeys(documents, stored, held);
  const kept = new Set(claims.map((claim) => claim.stored?.id));
  const gone = filed.filter(({ id, isRemoved }) => !isRemoved && !kept.has(id));
  const counts = {
    added: claims.filter((claim) => claim.stored === null).length,
    changed: claims.filter((claim) => claim.stored !== null && hasNewText(claim)).length,
    removed: gone.length,
    returned: claims.filter((claim) => claim.stored?.isRemoved).length,
  };
  const revision = await newRevision(tx, `Files of rules: ${JSON.stringify(counts)}`, BY);
  await tx.detectionRule.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { removedAt: new Date(), changedBy: BY, changedAt: new Date(), revision },
  });
  const ids = new Map(stored.map(({ id, key }) => [foldKey(key), id]));
  const changed = claims.filter(isChanged);
  for (const { id, key } of await writeRules(tx, changed, revision)) ids.set(foldKey(key), id);
  const isHeld = new Set(held.map(({ id }) => id));
  const others = rules.filter(({ ruleId }) => isHeld.has(ruleId));
  const problems = problemsOf(claims, others, environment);
  const versions = claims.filter(hasNewText).map(({ document, key }) => {
    const { text, sha256, title, rule } = document;
    const ruleId = ids.get(foldKey(key)) ?? 0;
    return { ruleId, text, sha256, title, rule, problem: problems.get(nameOf(document)) ?? null };
  });
  await insertVersions(tx, versions, BY);
  await markTwins(tx, changed, ids);
  await refreshProblems(tx);
  await writeAudit(
    { actor: BY, db: { owner: tx } },
    { action: "rules", target: "files", detail: { ...counts, revision } },
  );
  return counts;
}

function nameOf({ origin, source }: Pick<RuleFileDocument, "origin" | "source">): string {
  return `${origin}: ${source}`;
}

async function readStored(tx: Prisma.TransactionClient): Promise<StoredRule[]> {
  return tx.$queryRaw<StoredRule[]>`
    select r.id, r.key, r.origin, r.source, encode(v.sha256, 'hex') as sha256,
      r.removed_at is not null as "isRemoved", r.twin_of as "twinOf"
    from detection_rule r left join rule_version v on v.id = r.version_id`;
}

/** Whether the files say what is stored, and no twin waits for a key that has become free. */
function isSame(
  found: readonly RuleFileDocument[],
  filed: readonly StoredRule[],
  stored: readonly StoredRule[],
): boolean {
  const name = ({ origin, source, sha256 }: { origin: string; source: string; sha256: unknown }) =>
    JSON.stringify([origin, source, sha256]);
  const there = filed.filter(({ isRemoved }) => !isRemoved);
  const names = new Set(there.map(name));
  const gone = new Set(stored.filter(({ isRemoved }) => isRemoved).map(({ id }) => id));
  return (
    found.length === there.length &&
    found.every((document) => names.has(name(document))) &&
    !there.some(({ twinOf }) => twinOf !== null && gone.has(twinOf))
  );
}

function hasNewText({ document, stored }: Claim): boolean {
  return stored?.sha256 !== document.sha256;
}

function isChanged(claim: Claim): boolean {
  const { document, stored } = claim;
  return (
    stored === null ||
    hasNewText(claim) ||
    stored.isRemoved ||
    stored.origin !== document.origin ||
    stored.source !== document.source ||
    (stored.twinOf === null) !== (claim.twinOf === null)
  );
}

async function writeRules(
  tx: Prisma.TransactionClient,
  claims: readonly Claim[],
  revision: number,
): Promise<readonly { id: number; key: string }[]> {
  const rows = claims.map(({ key, document: { origin, source } }) => ({ key, origin, source }));
  return tx.$queryRaw<{ id: number; key: string }[]>`
    insert into detection_rule (key, origin, source, changed_by, revision)
    select key, origin, source, ${BY}, ${revision}::int4
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b(key text, origin text, source text)
    on conflict (lower(key)) do update
    set origin = excluded.origin, source = excluded.source, removed_at = null, twin_of = null,
      problem = null, changed_by = excluded.changed_by, changed_at = now(),
      revision = excluded.revision
    returning id, key`;
}

/** By name of the document: why it does not run among all the others. */
function problemsOf(
  claims: readonly Claim[],
  others: readonly RuleText[],
  environment: RuleEnvironment,
): ReadonlyMap<string, readonly RuleIssue[]> {
  const candidates = claims
    .filter(({ twinOf }) => twinOf === null)
    .map(({ document }) => ({ name: nameOf(document), text: document.text }));
  const { documents } = loadRules([...others, ...candidates], environment);
  const problems = documents.filter(({ runs }) => !runs);
  return new Map([
    ...problems.map(({ source, issues }) => [source, issues] as const),
    ...claims.flatMap(({ document, twinOf }) =>
      twinOf === null ? [] : [[nameOf(document), twinProblem(document.key)] as const],
    ),
  ]);
}

async function markTwins(
  tx: Prisma.TransactionClient,
  claims: readonly Claim[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { document, key, twinOf } of claims) {
    const id = ids.get(foldKey(key));
    const other = twinOf === null ? undefined : ids.get(twinOf);
    if (id === undefined || other === undefined) continue;
    const problem = JSON.stringify(twinProblem(document.key));
    await tx.$executeRaw`
      update detection_rule set twin_of = ${other}::int4, problem = ${problem}::jsonb
      where id = ${id}::int4`;
  }
}
