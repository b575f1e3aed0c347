import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "@/bin/launch/project.mjs";
import { compileRules } from "@/lib/detections/rules/active-rules";
import { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { type RuleTexts, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { saveRule } from "@/lib/detections/rules/save-rule";
import { setRule } from "@/lib/detections/rules/set-rule";
import { syncRules } from "@/lib/detections/rules/sync-rules";
import { CIS_FILTERS } from "@/lib/sigma/testing/cis-filters";
import { parseFile } from "./parse/parse-file";
import { corpusFiles, corpusSets } from "./testing/corpus";
import { brokenSums } from "./testing/describe-index";
import { fileEnds } from "./testing/file-ends";
import { sampleRecord } from "./testing/sample-record";
import { openTestIndex, type TestIndex } from "./testing/test-index";

let index: TestIndex;
beforeEach(async () => {
  index = await openTestIndex();
});
afterEach(async () => {
  expect(await brokenSums(index.db.owner)).toEqual([]);
  await index.close();
});

const LOGS = "logsource: { product: aws, service: cloudtrail }";
const GET = `title: get
${LOGS}
alert-by: [userIdentity.userName, userAgent]
detection: { call: { eventName: GetObject }, condition: call }`;

/** Keeps a rule and has what runs taken up, as a worker does. */
async function addRule(text: string): Promise<number> {
  const saved = await saveRule(index.db.owner, { text, by: "test" });
  if (saved.kind === "refused") throw new Error(JSON.stringify(saved.issues));
  await takeUp();
  return saved.ruleId;
}

async function takeUp(): Promise<RuleTexts> {
  const texts = await readRuleTexts(index.db.owner);
  index.engine.parser.setRules(texts);
  return texts;
}

const hits = () => index.db.owner.ruleHit.count();

test("an event that a rule matches is a hit, with what alerts are grouped by", async () => {
  const ruleId = await addRule(GET);
  const odd = sampleRecord(2, { userAgent: "\0\ud800", errorCode: "AccessDenied" });
  const undated = sampleRecord(3, { eventTime: "some day", sharedEventID: "twin" });
  await index.ingest({ a: [sampleRecord(1), odd, undated, sampleRecord(4, { eventName: "Put" })] });
  const found = await index.db.owner.$queryRaw`
    select rule_id as "ruleId", right(event_id::text, 1) as id, outcome, fields,
      event_time > '-infinity' as dated, shared_event_id as shared from rule_hit order by event_id`;
  const fields = (...userAgent: string[]) => ({ "userIdentity.userName": ["mallory"], userAgent });
  expect(found).toEqual([
    { ruleId, id: "1", outcome: 1, fields: fields(), dated: true, shared: null },
    { ruleId, id: "2", outcome: 2, fields: fields("\ufffd\ufffd"), dated: true, shared: null },
    { ruleId, id: "3", outcome: 1, fields: fields(), dated: false, shared: "twin" },
  ]);
  const { revision } = await takeUp();
  expect(await index.db.owner.logFile.findFirst()).toMatchObject({ ruleRevision: revision });
});

test("files that are read twice, and copies, make no second hit", async () => {
  await addRule(GET);
  const records = [sampleRecord(1), sampleRecord(1), sampleRecord(2)];
  await index.ingest({ a: records });
  await index.ingest({ b: [...records].reverse() });
  expect(await hits()).toBe(2);
  await index.ingest({ c: [sampleRecord(1, { userAgent: "other content" })] });
  expect(await hits()).toBe(3);
});

test("a new version of a rule matches what comes from then on, under its own number", async () => {
  const ruleId = await addRule(GET);
  await index.ingest({ a: [sampleRecord(1)] });
  const text = GET.replace("GetObject", "[GetObject, PutObject]");
  await saveRule(index.db.owner, { text, ruleId, by: "test" });
  await takeUp();
  await index.ingest({ b: [sampleRecord(2), sampleRecord(1)] });
  const found = await index.db.owner.$queryRaw<unknown[]>`
    select v.number, h.event_id from rule_hit h join rule_version v on v.id = h.version_id
    order by h.id`;
  expect(found).toMatchObject([{ number: 1 }, { number: 2 }]);
  await setRule(index.db.owner, ruleId, { isEnabled: false }, "test");
  await takeUp();
  await index.ingest({ c: [sampleRecord(3)] });
  expect(await hits()).toBe(2);
});

test("hits and events are written together, or not at all", async () => {
  await addRule(GET);
  const texts = await takeUp();
  const gone = texts.rules.map((rule) => ({ ...rule, versionId: 999_999 }));
  index.engine.parser.setRules({ ...texts, rules: gone });
  await index.ingest({ a: [sampleRecord(1)], b: [sampleRecord(2, { eventName: "Put" })] });
  expect(await hits()).toBe(0);
  expect(await index.db.owner.event.count()).toBe(1);
  expect((await fileEnds(index)).a?.[0]).toBe("quarantined");
  await takeUp();
  await index.db.owner.logFile.updateMany({
    where: { state: "quarantined" },
    data: { state: "pending", attempts: 0, notBefore: new Date(0) },
  });
  await index.ingest({});
  expect(await hits()).toBe(1);
  expect(await index.db.owner.event.count()).toBe(2);
});

test("more hits than are held in memory are written all the same, in one transaction", async () => {
  await addRule(GET);
  const count = 4_700;
  const records = Array.from({ length: count }, (_, number) => sampleRecord(number));
  await index.ingest({ a: [...records, ...records.slice(0, 50)] });
  expect(await hits()).toBe(count);
  expect((await fileEnds(index)).a).toEqual(["done", null, count + 50, 0]);
});

test("a rule that breaks down over an event is told, and the file is indexed", async () => {
  const broken = await addRule(GET);
  await addRule(GET.replace("title: get", "title: other"));
  const active = compileRules(await takeUp());
  const [first, ...others] = active.set.detections;
  if (first === undefined) throw new Error("no rule");
  const selections = new Map(first.selections);
  const detections = [{ ...first, selections }, ...others];
  const matcher = new RuleMatcher({ ...active, set: { ...active.set, detections } });
  selections.get = () => {
    throw new RangeError("too deep");
  };
  index.engine.parser.parse = (bytes) => {
    const { objectSha256, blocks } = parseFile(bytes, matcher);
    return { objectSha256: Promise.resolve(objectSha256), blocks, abandon() {} };
  };
  await index.ingest({ a: [sampleRecord(1)] });
  expect(await hits()).toBe(1);
  const noted = () => index.db.owner.detectorState.findUnique({ where: { name: "matching" } });
  expect(await noted()).toMatchObject({
    detail: { [broken]: "too deep" },
    problem: expect.any(String),
  });
  await setRule(index.db.owner, broken, { isEnabled: false }, "test");
  expect(await noted()).toMatchObject({ detail: {}, problem: null });
});

test("detectors are told of every day and hour whose sums have changed, however often", async () => {
  const at = (number: number, eventTime: string) => sampleRecord(number, { eventTime });
  await index.ingest({ a: [at(1, "2026-01-02T03:04:05Z"), at(2, "2026-01-02T23:04:05Z")] });
  await index.ingest({
    b: [at(3, "2026-01-02T03:04:05Z"), at(4, "2026-01-03T00:00:00Z"), at(5, "")],
  });
  const [days] = await index.db.owner.$queryRaw<{ count: number; odd: number }[]>`
    select count(*)::int as count, (count(*) filter (where not exists (
      select from principal_day p where (p.account_id, p.principal_id, p.day)
        = (d.account_id, d.principal_id, d.day))))::int as odd
    from changed_day d`;
  expect(days).toEqual({ count: 3, odd: 0 });
  const [hours] = await index.db.owner.$queryRaw<{ count: number; odd: number }[]>`
    select count(*)::int as count, (count(*) filter (where not exists (
      select from activity_hour a where (a.account_id, a.hour) = (h.account_id, h.hour))))::int as odd
    from changed_hour h`;
  expect(hours).toEqual({ count: 4, odd: 0 });
});

const invictus = corpusSets().find(({ path }) => path === "invictus");

/** Distinct events, counted by other programs over the same logs. */
const CIS_COUNTS = {
  ...{ ".1": 60, ".2": 1, ".2 Security Hub": 1, ".4": 26, ".5": 13, ".8": 6 },
  ...{ ".10": 8, ".12": 15, ".13": 40, ".14": 16, ".15": 1 },
};

test.skipIf(invictus === undefined)(
  "real logs give the hits that were counted for them",
  async () => {
    if (invictus === undefined) return;
    const folder = mkdtempSync(join(tmpdir(), "trailglass-cis-"));
    for (const [control, detection] of Object.entries(CIS_FILTERS)) {
      const text = `title: CIS ${control}\n${LOGS}\ndetection:${detection}\n`;
      writeFileSync(join(folder, `cis${control}.yml`), text);
    }
    const own = join(projectRoot, "rules");
    const { added, problems } = await syncRules(index.db.owner, { own, folder });
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([]);
    expect((await takeUp()).rules).toHaveLength(added);
    expect(await index.db.owner.detectionRule.count({ where: { versionId: null } })).toBe(0);
    await index.ingest(Object.fromEntries(corpusFiles(invictus)));
    const counts = await index.db.owner.$queryRaw<{ key: string; count: number }[]>`
    select r.key, count(distinct event_id)::int as count
    from rule_hit h join detection_rule r on r.id = h.rule_id
    where r.key like 'CIS %' group by 1`;
    const found = Object.fromEntries(counts.map(({ key, count }) => [key.slice(4), count]));
    expect(found).toEqual(CIS_COUNTS);
  },
);
