import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { NewHunt } from "@/lib/api/hunt-contract";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { HUNT_LOCK } from "@/lib/db/locks";
import { saveRule } from "@/lib/detections/rules/save-rule";
import { setRule } from "@/lib/detections/rules/set-rule";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { loadRules } from "@/lib/sigma/load-rules";
import { matchRule } from "@/lib/sigma/match-rule";
import { Subject } from "@/lib/sigma/subject";
import { anyRecord, anyRuleText } from "@/lib/sigma/testing/random-rules";
import { cancelHunt } from "./cancel-hunt";
import { catchUp } from "./catch-up";
import { claimHunt } from "./claim-hunt";
import { getHunt } from "./get-hunt";
import { huntNow } from "./hunt-now";
import { listHunts } from "./list-hunts";
import { runHunt } from "./run-hunt";
import { startHunt } from "./start-hunt";

let index: TestIndex;
beforeEach(async () => {
  index = await openTestIndex();
});
afterEach(() => index.close());

const LOGS = "logsource: { product: aws, service: cloudtrail }";
const GET = `title: get
name: get
${LOGS}
detection: { call: { eventName: GetObject }, condition: call }`;
const OFTEN = `title: often
name: often
correlation: { type: event_count, rules: [get], group-by: [userAgent], timespan: 1h, condition: { gte: 2 } }`;
const NOT_PUT = GET.replaceAll("get", "not put")
  .replace("condition: call", "condition: not put")
  .replace("call: { eventName: GetObject }", "put: { eventName: PutObject }");
const WITHOUT_CURL = `title: no curl
name: no curl
${LOGS}
filter: { rules: [get], selection: { userAgent: curl }, condition: selection }`;

const signal = new AbortController().signal;
const hunt = (asked: NewHunt) => huntNow(index.reader, asked, { signal, onProgress: () => {} });
const preview = (text: string, more: Partial<NewHunt> = {}) =>
  hunt({ purpose: "preview", text, ...more });
const owner = () => index.db.owner;
const hits = () => owner().ruleHit.count();

async function addRule(text: string): Promise<number> {
  const saved = await saveRule(owner(), { text, by: "test" });
  if (saved.kind === "refused") throw new Error(JSON.stringify(saved.issues));
  return saved.ruleId;
}

const at = (number: number, eventTime: string, more: Record<string, unknown> = {}) =>
  sampleRecord(number, { eventTime, ...more });

test("a preview tells days, failures and the newest events, and keeps no hit", async () => {
  await index.ingest({
    a: [
      at(1, "2026-01-02T03:00:00Z"),
      at(2, "2026-01-02T23:00:00Z", { errorCode: "AccessDenied" }),
      at(3, "2026-01-03T00:00:00Z", { eventName: "PutObject" }),
    ],
    b: [at(4, "2025-12-31T00:00:00Z", { eventName: "getobject" }), at(5, "some day")],
  });
  const found = await preview(GET);
  expect(found).toMatchObject({
    ...{ state: "done", hits: 4, candidates: 4, candidatesDone: 4, readsAll: false, problem: null },
    days: [
      { day: "2026-01-02", hits: 2, failed: 1 },
      { day: "2025-12-31", hits: 1, failed: 0 },
      { day: "undated", hits: 1, failed: 0 },
    ],
  });
  const names = found.samples.map(({ timeMs, eventName }) => [timeMs !== null, eventName]);
  expect(names).toEqual([
    [true, "GetObject"],
    [true, "GetObject"],
    [true, "getobject"],
    [false, "GetObject"],
  ]);
  expect(await hits()).toBe(0);
  const whole = await preview(NOT_PUT);
  expect(whole).toMatchObject({ hits: 4, candidates: 5, readsAll: true });
  const inRange = await preview(NOT_PUT, { from: "2026-01-01", to: "2026-01-02T23:00:00Z" });
  expect(inRange).toMatchObject({ hits: 1, candidates: 1 });
});

test("a hunt looks at the accounts it is for, and is hidden from readers of others", async () => {
  const inAccount = (number: number, account: string) =>
    sampleRecord(number, { recipientAccountId: account });
  await index.ingest({ a: [inAccount(1, "111111111111"), inAccount(2, "222222222222")] });
  const some = await preview(GET, { accounts: ["222222222222"] });
  expect(some.hits).toBe(1);
  const all = await preview(GET);
  expect(all.hits).toBe(2);
  const reader = { ...index.reader, accounts: ["222222222222"] };
  expect(await getHunt(reader, some.id)).toMatchObject({ hits: 1 });
  await expect(getHunt(reader, all.id)).rejects.toMatchObject({ kind: "not_found" });
  await expect(cancelHunt(reader, all.id)).rejects.toMatchObject({ kind: "not_found" });
  expect((await listHunts(reader)).hunts.map(({ id }) => id)).toEqual([some.id]);
  const asked = { purpose: "preview", text: GET } as const;
  const { id } = await startHunt(reader, asked, Date.now());
  expect((await getHunt(index.reader, id)).accounts).toEqual(["222222222222"]);
  const others = { ...asked, accounts: ["111111111111"] };
  await expect(startHunt(reader, others, Date.now())).rejects.toMatchObject({ kind: "forbidden" });
});

test("of a correlation the alerts are told, of a filter what it takes out", async () => {
  const by = (number: number, minute: string, userAgent: string) =>
    at(number, `2026-01-02T03:${minute}:00Z`, { userAgent });
  await index.ingest({
    a: [by(1, "00", "curl"), by(2, "10", "curl"), by(3, "20", "other"), by(4, "30", "curl")],
  });
  const both = await preview(`${GET}\n---\n${OFTEN}`);
  expect(both).toMatchObject({ hits: 1, days: [{ day: "2026-01-02", hits: 1 }] });
  expect(both.samples).toMatchObject([{ eventName: "GetObject" }]);
  await expect(preview(OFTEN)).rejects.toMatchObject({ kind: "invalid" });
  await addRule(GET);
  expect(await preview(OFTEN)).toMatchObject({ hits: 1 });
  const ofNothing = WITHOUT_CURL.replace("[get]", "[gone]");
  expect(await preview(ofNothing)).toMatchObject({ state: "done", hits: 0, candidatesDone: 0 });
  expect(await preview(WITHOUT_CURL)).toMatchObject({ hits: 3 });
  await addRule(WITHOUT_CURL);
  expect(await preview(GET)).toMatchObject({ hits: 1 });
  expect(await preview(WITHOUT_CURL)).toMatchObject({ hits: 3 });
});

test("a text that does not run is refused with its lines", async () => {
  await expect(preview("title: x")).rejects.toMatchObject({ kind: "invalid" });
  await expect(preview("")).rejects.toMatchObject({ kind: "invalid" });
  await expect(preview(GET, { from: "2026-02-01", to: "2026-01-01" })).rejects.toMatchObject({
    kind: "invalid",
  });
});

test("a back-fill keeps what a rule would have found at ingest, however often it runs", async () => {
  await index.ingest({ a: [sampleRecord(1), sampleRecord(2), sampleRecord(2)] });
  const ruleId = await addRule(GET);
  const before = await hunt({ purpose: "back-fill", ruleId, text: GET });
  expect(before).toMatchObject({ state: "done", hits: 2, ruleId, title: "get" });
  const rows = await owner().ruleHit.findMany({ orderBy: { id: "asc" } });
  expect(rows).toHaveLength(2);
  await hunt({ purpose: "back-fill", ruleId });
  expect(await owner().ruleHit.findMany({ orderBy: { id: "asc" } })).toEqual(rows);

  // A correlation asks for values that hits of before do not have.
  const often = await addRule(OFTEN);
  await hunt({ purpose: "back-fill", ruleId: often });
  const after = await owner().ruleHit.findMany({ orderBy: { id: "asc" } });
  expect(after.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(after[0]?.fields).toMatchObject({ userAgent: [] });

  await expect(hunt({ purpose: "back-fill", ruleId, text: NOT_PUT })).rejects.toMatchObject({
    kind: "conflict",
  });
  await setRule(owner(), ruleId, { isEnabled: false }, "test");
  await expect(hunt({ purpose: "back-fill", ruleId })).rejects.toMatchObject({ kind: "conflict" });
  expect(await hunt({ purpose: "preview", ruleId })).toMatchObject({ hits: 2 });
});

test("a back-fill of all rules tries the events of before there were any", async () => {
  await index.ingest({ a: [sampleRecord(1), sampleRecord(2, { eventName: "PutObject" })] });
  // As if all of it had been indexed by a version without rules.
  await owner().$executeRaw`update rule_revision set seq = newest_sequence() where id = 1`;
  await addRule(GET);
  await addRule(NOT_PUT);
  await addRule(OFTEN);
  while (await catchUp(index.db, signal));
  expect(await hits()).toBe(0);
  expect((await listHunts(index.reader)).hasUntried).toBe(true);
  expect(await hunt({ purpose: "back-fill" })).toMatchObject({
    ...{ state: "done", hits: 1, candidates: 2, ruleId: null, title: null },
  });
  expect(await hits()).toBe(2);
  expect((await listHunts(index.reader)).hasUntried).toBe(false);
});

test("a back-fill of a rule that is disabled meanwhile writes nothing and says so", async () => {
  await index.ingest({ a: [sampleRecord(1)] });
  const ruleId = await addRule(GET);
  const { id } = await startHunt(index.reader, { purpose: "back-fill", ruleId }, Date.now());
  expect(await startHunt(index.reader, { purpose: "back-fill", ruleId }, Date.now())).toEqual({
    id,
  });
  await setRule(owner(), ruleId, { isEnabled: false }, "test");
  const claim = await claimHunt(index.db, "back-fill");
  if (claim) await runHunt(index.db, claim, { signal });
  expect(await getHunt(index.reader, id)).toMatchObject({
    state: "failed",
    problem: expect.stringContaining("disabled"),
  });
  expect(await hits()).toBe(0);
});

test("a hunt is cancelled before it begins, and while somebody is at work on it", async () => {
  await index.ingest({ a: [sampleRecord(1)] });
  const asked = { purpose: "preview", text: GET } as const;
  const waiting = await startHunt(index.reader, asked, Date.now());
  await cancelHunt(index.reader, waiting.id);
  expect(await claimHunt(index.db, "preview")).toBe(null);
  await expect(cancelHunt(index.reader, waiting.id)).rejects.toMatchObject({ kind: "conflict" });

  const running = await startHunt(index.reader, asked, Date.now());
  const claim = await claimHunt(index.db, "preview");
  if (claim === null) throw new Error("not claimed");
  // The records cannot be read while somebody holds them.
  await owner().$transaction(
    async (tx) => {
      await tx.$executeRaw`lock table raw_block in access exclusive mode`;
      const working = runHunt(index.db, claim, { signal });
      await sleep(50);
      await cancelHunt(index.reader, running.id);
      await working;
    },
    { timeout: 20_000 },
  );
  expect(await getHunt(index.reader, running.id)).toMatchObject({ state: "cancelled" });
  const audit = await owner().auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(audit.map(({ action }) => action)).toEqual(["hunt", "cancel-hunt", "hunt", "cancel-hunt"]);
});

test("a hunt whose worker died goes on behind the last page, and loses and repeats nothing", async () => {
  const count = 14_000;
  const eventTime = (number: number) => new Date(Date.UTC(2026, 0, 2) + number * 7).toISOString();
  const records = Array.from({ length: count }, (_, number) => at(number, eventTime(number)));
  await index.ingest({ a: records });
  const ruleId = await addRule(GET);
  const { id } = await startHunt(index.reader, { purpose: "back-fill", ruleId }, Date.now());
  const first = await claimHunt(index.db, "back-fill");
  if (first === null) throw new Error("not claimed");
  expect(await claimHunt(index.db, "back-fill")).toBe(null);
  const working = runHunt(index.db, first, { signal });
  while ((await getHunt(index.reader, id)).candidatesDone === 0) await sleep(5);
  await owner().$queryRaw`
    select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and classid = ${HUNT_LOCK}::int4::oid and objid = ${id}::int4::oid and granted
      and database = (select oid from pg_database where datname = current_database())`;
  await working;
  const second = await claimHunt(index.db, "back-fill");
  if (second) await runHunt(index.db, second, { signal });
  expect(await getHunt(index.reader, id)).toMatchObject({
    ...{ state: "done", hits: count, candidates: count, candidatesDone: count },
  });
  expect(await hits()).toBe(count);
  const kept = await owner().hunt.findUniqueOrThrow({ where: { id } });
  expect(kept.claims).toBe(1);
});

test("files that came in while a rule changed are caught up with, those of before are not", async () => {
  const putId = await addRule(GET.replaceAll("get", "put").replace("GetObject", "PutObject"));
  await index.ingest({ before: [sampleRecord(1), sampleRecord(2, { eventName: "PutObject" })] });
  const ruleId = await addRule(GET);
  await index.ingest({ after: [sampleRecord(3), sampleRecord(4, { eventTime: "some day" })] });
  while (await catchUp(index.db, signal));
  const found = () =>
    owner().$queryRaw<{ ruleId: number; id: string }[]>`
      select rule_id as "ruleId", right(event_id::text, 1) as id from rule_hit order by 1, 2`;
  expect(await found()).toEqual([
    { ruleId: putId, id: "2" },
    { ruleId, id: "3" },
    { ruleId, id: "4" },
  ]);
  expect(await catchUp(index.db, signal)).toBe(false);
  await setRule(owner(), ruleId, { isEnabled: false }, "test");
  await index.ingest({ later: [sampleRecord(5)] });
  while (await catchUp(index.db, signal));
  expect(await found()).toHaveLength(3);
});

const whole = fc.tuple(
  anyRecord,
  fc.constantFrom("2026-01-02T03:04:05Z", "", "2026-02-03T00:00:00Z"),
);

test("a hunt finds exactly what each record by itself would show", async () => {
  let runs = 0;
  let matched = 0;
  const secret = { credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "a".repeat(40) } };
  await fc.assert(
    fc.asyncProperty(
      fc.array(whole, { minLength: 20, maxLength: 40 }),
      fc.array(anyRuleText, { minLength: 12, maxLength: 12 }),
      async (drawn, texts) => {
        await index.close();
        index = await openTestIndex();
        const records = drawn.map(
          ([record, eventTime], number): Record<string, unknown> => ({
            ...sampleRecord(number, { eventTime, ...record }),
            ...(number % 5 === 0 && { responseElements: secret }),
          }),
        );
        await index.ingest({ a: records.slice(0, 15), b: records.slice(15) });
        // What ingest refuses is in no index.
        const indexed = await owner().event.count();
        if (indexed !== records.length) return;
        for (const text of texts) {
          const [rule] = loadRules([{ name: "t", text }], { lists: new Map() }).detections;
          if (rule === undefined) continue;
          const expected = records.filter((record) => {
            const json = JSON.stringify(record);
            const value: unknown = JSON.parse(json);
            return matchRule(rule, new Subject(value, toEvent(value, json)));
          });
          const { hits, samples, state } = await preview(text);
          expect({ state, hits }).toEqual({ state: "done", hits: expected.length });
          const keys = samples.map(({ key }) => key.slice(0, 36)).sort();
          expect(keys).toEqual(expected.map(({ eventID }) => eventID).sort());
          runs += 1;
          matched += expected.length;
        }
      },
    ),
    { numRuns: 6 },
  );
  expect(runs).toBeGreaterThan(20);
  expect(matched).toBeGreaterThan(20);
}, 120_000);
