import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { projectRoot } from "@/bin/launch/project.mjs";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { loadActiveRules } from "./active-rules";
import { followRules } from "./follow-rules";
import { newestRevision, readRuleTexts } from "./rule-texts";
import { saveRule } from "./save-rule";
import { saveValueList } from "./save-value-list";
import { removeRule, setRule } from "./set-rule";
import { syncRules } from "./sync-rules";

const place = mkdtempSync(join(tmpdir(), "trailglass-rules-"));
const own = join(place, "own");
const folder = join(place, "folder");
let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(async () => {
  await index.close();
  rmSync(place, { recursive: true });
});
/** Empty folders, and nothing that runs. */
beforeEach(async () => {
  for (const path of [own, folder]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
  }
  await sync();
  for (const { id } of await db().detectionRule.findMany({
    where: { origin: "page", removedAt: null },
  })) {
    await removeRule(db(), id, "test");
  }
});

const db = () => index.db.owner;
const sync = () => syncRules(db(), { own, folder });

function ruleText(name: string, event = "StopLogging", more = ""): string {
  return `title: ${name}
name: ${name}
logsource: { product: aws, service: cloudtrail }
level: low
detection:
  call: { eventName: ${event} }
  condition: call
${more}`;
}

async function rule(key: string) {
  const rules = await db().detectionRule.findMany({ where: { key: { startsWith: key } } });
  return rules.find((each) => each.key === key) ?? null;
}

const versions = async (key: string) => {
  const ruleId = (await rule(key))?.id ?? 0;
  return db().ruleVersion.findMany({ where: { ruleId }, orderBy: { number: "asc" } });
};
const running = async () => [...(await loadActiveRules(db())).rules.keys()].sort();

test("all own rules are stored and run", async () => {
  const counts = await syncRules(db(), { own: join(projectRoot, "rules"), folder });
  expect(counts).toMatchObject({ changed: 0, removed: 0, problems: [] });
  expect(counts.added).toBeGreaterThan(60);
  const active = await loadActiveRules(db());
  expect(active.problems).toEqual(new Map());
  expect(active.rules.size).toBe(counts.added);
  expect(await db().detectionRule.count({ where: { problem: { not: {} } } })).toBe(0);
  const kept = await db().ruleVersion.findFirstOrThrow({ where: { title: { contains: "MFA" } } });
  expect(kept).toMatchObject({ author: "Trailglass", number: 1, problem: null });
  expect(kept.head).toMatchObject({ custom: { response: [expect.any(String)] } });
});

test("only a new text makes a new version, and nothing new makes no revision", async () => {
  writeFileSync(join(own, "a.yml"), ruleText("again"));
  expect(await sync()).toMatchObject({ added: 1, changed: 0 });
  const before = await newestRevision(db());
  expect(await sync()).toMatchObject({ added: 0, changed: 0, removed: 0, returned: 0 });
  expect(await newestRevision(db())).toBe(before);
  writeFileSync(join(own, "a.yml"), ruleText("again", "DeleteTrail"));
  expect(await sync()).toMatchObject({ added: 0, changed: 1 });
  expect(await newestRevision(db())).toBe(before + 1);
  expect((await versions("again")).map(({ number }) => number)).toEqual([1, 2]);
  expect((await rule("again"))?.revision).toBe(before + 1);
});

test("what people decided outlives new texts, and files that go and come back", async () => {
  writeFileSync(join(folder, "b.yml"), ruleText("kept"));
  await sync();
  const id = (await rule("kept"))?.id ?? 0;
  const accounts = ["111111111111"];
  await setRule(db(), id, { isEnabled: false, level: "critical", accounts }, "test");
  const decided = { id, isEnabled: false, level: "critical", accounts };
  writeFileSync(join(folder, "b.yml"), ruleText("kept", "DeleteTrail"));
  await sync();
  expect(await rule("kept")).toMatchObject({ ...decided, removedAt: null });
  rmSync(join(folder, "b.yml"));
  expect(await sync()).toMatchObject({ removed: 1 });
  expect(await rule("kept")).toMatchObject({ ...decided, removedAt: expect.any(Date) });
  writeFileSync(join(folder, "moved.yml"), ruleText("kept", "DeleteTrail"));
  expect(await sync()).toMatchObject({ returned: 1, changed: 0 });
  expect(await rule("kept")).toMatchObject({ ...decided, removedAt: null, source: "moved.yml" });
  expect(await running()).not.toContain("kept");
});

test("every document of a file is a rule, and a refused one is kept with its reasons", async () => {
  const broken = ruleText("broken").replace("condition: call", "condition: nothing");
  writeFileSync(
    join(folder, "many.yml"),
    `# several\n---\n${ruleText("one")}---\n${broken}---\n[]\n---\n# none\n`,
  );
  expect(await sync()).toMatchObject({ added: 3 });
  expect(await rule("one")).toMatchObject({ source: "many.yml#1", problem: null });
  const [version] = await versions("broken");
  expect(version).toMatchObject({ text: `---\n${broken}`, kind: null, head: null });
  expect(version?.problem).toMatchObject([{ severity: "error", line: 8 }]);
  expect((await rule("broken"))?.problem).toEqual(version?.problem);
  expect((await rule("folder: many.yml#3"))?.problem).not.toBe(null);
  expect(await running()).toEqual(["one"]);
});

test("of two with one id the first keeps it; the second is shown with the reason and takes over when it is free", async () => {
  writeFileSync(join(folder, "first.yml"), ruleText("Shared"));
  await sync();
  writeFileSync(join(own, "second.yml"), ruleText("shared", "DeleteTrail"));
  await sync();
  expect(await rule("Shared")).toMatchObject({ origin: "folder", problem: null });
  const twin = await rule("shared (own: second.yml)");
  expect(twin).toMatchObject({ twinOf: (await rule("Shared"))?.id, removedAt: null });
  expect(JSON.stringify(twin?.problem)).toContain("has the id or name shared already");
  expect(await running()).toEqual(["Shared"]);
  expect(await sync()).toMatchObject({ added: 0, changed: 0 });
  rmSync(join(folder, "first.yml"));
  await sync();
  expect(await rule("Shared")).toMatchObject({ origin: "own", source: "second.yml" });
  expect((await rule("shared (own: second.yml)"))?.removedAt).not.toBe(null);
  expect(await running()).toEqual(["shared"]);
});

test("a folder that cannot be read is told, and its rules stay", async () => {
  writeFileSync(join(folder, "stays.yml"), ruleText("stays"));
  await sync();
  const { problems } = await syncRules(db(), { own, folder: join(place, "nowhere") });
  expect(problems).toEqual([`The folder of rules: ${join(place, "nowhere")} cannot be read.`]);
  const state = () => db().detectorState.findUnique({ where: { name: "rules" } });
  expect((await state())?.problem).toBe(problems[0]);
  expect(await running()).toEqual(["stays"]);
  await sync();
  expect((await state())?.problem).toBe(null);
  expect(await syncRules(db(), { own, folder: null })).toMatchObject({ removed: 1 });
});

test("a correlation runs as long as the rule that it counts runs", async () => {
  const correlation = `title: often
name: often
correlation:
  type: event_count
  rules: [base]
  group-by: [ct.principal]
  timespan: 10m
  condition: { gte: 3 }
`;
  writeFileSync(join(folder, "often.yml"), correlation);
  await sync();
  expect(await rule("often")).toMatchObject({ problem: [{ severity: "error" }] });
  writeFileSync(join(folder, "base.yml"), ruleText("base"));
  await sync();
  expect(await rule("often")).toMatchObject({ problem: null });
  expect(await running()).toEqual(["base", "often"]);
  await setRule(db(), (await rule("base"))?.id ?? 0, { isEnabled: false }, "test");
  expect(await rule("often")).toMatchObject({ problem: [{ severity: "error" }] });
  expect(await running()).toEqual([]);
});

test("rules of the page are saved, refused, set and removed, each change with a revision and a record", async () => {
  const saved = await saveRule(db(), { text: ruleText("mine"), by: "ann" });
  if (saved.kind !== "saved") throw new Error("refused");
  const again = await saveRule(db(), { text: ruleText("mine"), ruleId: saved.ruleId, by: "ann" });
  expect(again).toEqual(saved);
  const text = ruleText("mine", "DeleteTrail");
  expect(await saveRule(db(), { text, by: "ann" })).toMatchObject({ kind: "refused" });
  const next = await saveRule(db(), { text, ruleId: saved.ruleId, by: "ann" });
  expect(next).toMatchObject({ kind: "saved", ruleId: saved.ruleId });
  expect(await versions("mine")).toMatchObject([{ number: 1 }, { number: 2, createdBy: "ann" }]);
  for (const bad of ["title: x", "", `${text}\n---\n${text}`, "a: [", ruleText("x", "'%No%'")]) {
    const unread = bad.replace("eventName:", "eventName|expand:");
    const answer = await saveRule(db(), { text: unread, by: "ann" });
    expect(answer).toMatchObject({ kind: "refused", issues: [{ severity: "error" }] });
  }
  const entries = await db().auditEntry.findMany({ where: { actor: "ann", target: "mine" } });
  expect(entries.map(({ action }) => action)).toEqual(["rules", "rules"]);
  await removeRule(db(), saved.ruleId, "ann");
  await expect(setRule(db(), saved.ruleId, { level: "low" }, "ann")).rejects.toThrow("no such");
  expect(await running()).toEqual([]);
  const back = await saveRule(db(), { text: ruleText("MINE"), by: "ann" });
  expect(back).toMatchObject({ kind: "saved", ruleId: saved.ruleId });
});

test("a rule of a file is not written over from the page", async () => {
  writeFileSync(join(own, "c.yml"), ruleText("filed"));
  await sync();
  const id = (await rule("filed"))?.id ?? 0;
  const text = ruleText("filed", "DeleteTrail");
  await expect(saveRule(db(), { text, ruleId: id, by: "ann" })).rejects.toThrow("from a file");
  await expect(removeRule(db(), id, "ann")).rejects.toThrow("from a file");
  expect(await saveRule(db(), { text, by: "ann" })).toMatchObject({ kind: "refused" });
});

test("a rule runs once the list that it names is there", async () => {
  const text = ruleText("listed").replace("eventName:", "eventName|expand:");
  writeFileSync(join(folder, "d.yml"), text.replace("StopLogging", "'%OurCalls%'"));
  await sync();
  expect(await running()).toEqual([]);
  await saveValueList(db(), "OurCalls", ["StopLogging", " StopLogging ", ""], "ann");
  expect(await running()).toEqual(["listed"]);
  expect((await readRuleTexts(db())).lists).toContainEqual(["OurCalls", ["StopLogging"]]);
  expect((await rule("listed"))?.problem).toBe(null);
  await expect(saveValueList(db(), "no name", [], "ann")).rejects.toThrow("begins with a letter");
});

test("a worker is given the rules at once, and again when they have changed", async () => {
  writeFileSync(join(own, "e.yml"), ruleText("followed"));
  const given: number[] = [];
  const step = followRules(db(), {
    ...{ own, folder, signal: AbortSignal.abort(), onTrouble() {} },
    give: ({ rules }) => given.push(rules.length),
  });
  await step();
  await step();
  expect(given).toEqual([1]);
  await saveRule(db(), { text: ruleText("more"), by: "ann" });
  await step();
  expect(given).toEqual([1, 2]);
});

test("syncing side by side stores each rule once", async () => {
  for (let number = 0; number < 20; number++) {
    writeFileSync(join(folder, `${number}.yml`), ruleText(`many-${number}`));
  }
  const before = await newestRevision(db());
  const counts = await Promise.all([sync(), sync(), sync()]);
  expect(counts.map(({ added }) => added).sort()).toEqual([0, 0, 20]);
  expect(await newestRevision(db())).toBe(before + 1);
});
