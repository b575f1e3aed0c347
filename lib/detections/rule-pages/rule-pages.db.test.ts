import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleDetailSchema, ruleListSchema, ruleTrialSchema } from "@/lib/api/rule-contract";
import { valueListsSchema } from "@/lib/api/value-list-contract";
import {
  type AlertIndex,
  openAlertIndex,
  TEST_ACCOUNT,
} from "@/lib/detections/testing/open-alert-index";
import { attackCoverage } from "./attack-coverage";
import { changeRule } from "./change-rule";
import { changeValueList } from "./change-value-list";
import { checkRule } from "./check-rule";
import { getRule, getRuleVersion } from "./get-rule";
import { listRules } from "./list-rules";
import { savePageRule } from "./save-page-rule";
import { tryRule } from "./try-rule";

const NOW_MS = Date.UTC(2026, 6, 10);
const OTHER_ACCOUNT = "222222222222";
const rule = (title: string, more = "") => `title: ${title}
name: ${title}
logsource: { product: aws, service: cloudtrail }
tags: [attack.t1562.008, attack.t9999]
detection:
  it: { eventName: StopLogging }
  condition: it
${more}`;

const record = (n: number, account: string, more = {}) => ({
  eventVersion: "1.08",
  eventID: `11111111-1111-4111-8111-${String(n).padStart(12, "0")}`,
  eventTime: `2026-07-0${n}T12:00:00Z`,
  eventName: "StopLogging",
  eventSource: "cloudtrail.amazonaws.com",
  eventType: "AwsApiCall",
  awsRegion: "eu-west-1",
  recipientAccountId: account,
  userIdentity: { type: "IAMUser", userName: "alice", accountId: account },
  ...more,
});

let index: AlertIndex;
let id: number;

beforeAll(async () => {
  index = await openAlertIndex();
  ({ id } = await savePageRule(index.reader, { text: rule("stopped"), isEnabled: true }));
  await index.addRecords([
    record(1, TEST_ACCOUNT),
    record(2, TEST_ACCOUNT, { errorCode: "AccessDenied" }),
    record(3, OTHER_ACCOUNT, { responseElements: { credentials: { sessionToken: "tellNobody" } } }),
  ]);
});
afterAll(() => index.close());

const listed = async (params = {}, reader = index.reader) =>
  ruleListSchema.parse(await listRules(reader, params, NOW_MS));

test("the list counts each event once, attempts apart, by day", async () => {
  const { rules, period } = await listed();
  const found = rules.find((each) => each.id === id);
  expect(found).toMatchObject({
    state: "runs",
    hits: 3,
    failed: 1,
    level: "medium",
    origin: "page",
  });
  const days = found?.steps.flatMap((hits, at) =>
    hits === 0 ? [] : [new Date(period.fromMs + at * 86_400_000).toISOString().slice(0, 10)],
  );
  expect(days).toEqual(["2026-07-01", "2026-07-02", "2026-07-03"]);
});

test("what lies in accounts out of sight is not counted", async () => {
  const reader = { ...index.reader, accounts: [OTHER_ACCOUNT] };
  expect((await listed({}, reader)).rules[0]).toMatchObject({ hits: 1, failed: 0 });
  expect((await listed({ scope: TEST_ACCOUNT }, reader)).rules[0]).toMatchObject({
    hits: 0,
    lastHitMs: null,
  });
});

test("a period bounds the hits, and the last hit is of all time", async () => {
  const asked = { from: "2026-07-01T00:00:00Z", to: "2026-07-02T00:00:00Z" };
  expect((await listed(asked)).rules[0]).toMatchObject({
    hits: 1,
    steps: [1],
    lastHitMs: Date.UTC(2026, 6, 3, 12),
  });
});

test("techniques are known by their numbers, also those without a name", async () => {
  const { techniques } = await attackCoverage(index.reader, {}, NOW_MS);
  expect(techniques.map(({ id: number, name, hits }) => [number, name !== null, hits])).toEqual([
    ["T1562.008", true, 3],
    ["T9999", false, 3],
  ]);
});

test("an event of the index is tried with its secrets masked", async () => {
  const text = rule("secret").replace(
    "it: { eventName: StopLogging }",
    "it: { responseElements.credentials.sessionToken|contains: tell }",
  );
  const event = record(3, OTHER_ACCOUNT).eventID;
  const trial = ruleTrialSchema.parse(await tryRule(index.reader, { text, event }));
  expect(trial.matches).toBe(true);
  expect(JSON.stringify(trial)).not.toContain("tellNobody");
  expect(JSON.stringify(trial)).toContain("**********");
});

test("a record that was pasted is told why it does not match", async () => {
  const pasted = JSON.stringify({ eventName: "StartLogging" });
  const trial = await tryRule(index.reader, { text: rule("tried"), record: pasted });
  expect(trial.matches).toBe(false);
  expect(trial.explanation?.parts[0]).toMatchObject({
    holds: false,
    line: 6,
    found: [{ path: "eventName", text: "StartLogging", fits: false }],
  });
});

test("a text is judged among the rules that run where it refers to them", async () => {
  const correlation = (name: string) => `title: often
correlation:
  type: event_count
  rules: ${name}
  timespan: 1h
  condition: { gte: 2 }
`;
  const check = async (name: string) => {
    const { runs, issues } = await checkRule(index.reader, { text: correlation(name) });
    return runs && issues.length === 0;
  };
  expect([await check("stopped"), await check("nothing")]).toEqual([true, false]);
  expect((await checkRule(index.reader, { text: "" })).runs).toBe(false);
});

test("a new version stays the same rule, and the old text can be read", async () => {
  const text = rule("stopped", "level: high\n");
  expect(await savePageRule(index.reader, { text, ruleId: id, isEnabled: true })).toEqual({ id });
  const detail = ruleDetailSchema.parse(await getRule(index.reader, id, {}, NOW_MS));
  expect(detail).toMatchObject({ text, level: "high", hits: 3, isEnabled: true });
  expect(detail.versions.map(({ number }) => number)).toEqual([2, 1]);
  expect((await getRuleVersion(index.reader, id, 1)).text).toBe(rule("stopped"));
});

test("a rule that takes the place of another disables it once it runs itself", async () => {
  const first = await savePageRule(index.reader, { text: rule("first"), isEnabled: true });
  const text = rule("second");
  const second = await savePageRule(index.reader, { text, isEnabled: true, replaces: first.id });
  const states = async () =>
    new Map((await listed()).rules.map((each) => [each.id, each.state] as const));
  expect([(await states()).get(first.id), (await states()).get(second.id)]).toEqual([
    "disabled",
    "runs",
  ]);
  await changeRule(index.reader, second.id, { action: "remove" });
  expect((await states()).get(second.id)).toBe("removed");
});

test("a text that does not run is refused with its line, and nothing is kept", async () => {
  const before = (await listed()).rules.length;
  const text = rule("wrong").replace("eventName:", "eventName|sideways:");
  await expect(savePageRule(index.reader, { text, isEnabled: true })).rejects.toThrow(/Line 6/);
  expect((await listed()).rules.length).toBe(before);
});

test("a filter that names a rule is told with it, and not with others", async () => {
  const text = `title: quiet
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [stopped]
  calm: { awsRegion: eu-west-9 }
  condition: calm
`;
  await savePageRule(index.reader, { text, isEnabled: true });
  const other = await savePageRule(index.reader, { text: rule("other"), isEnabled: false });
  const titles = async (ruleId: number) =>
    (await getRule(index.reader, ruleId, {}, NOW_MS)).exceptions.map(({ title }) => title);
  expect([await titles(id), await titles(other.id)]).toEqual([["quiet"], []]);
});

test("lists that nobody has filled are there, and rules that name them are told", async () => {
  const text = rule("listed").replace("eventName: StopLogging", '"eventName|expand": "%Calls%"');
  const save = { action: "save" as const, name: "Calls", values: ["A", "B"] };
  await changeValueList(index.reader, save);
  const { id: ruleId } = await savePageRule(index.reader, { text, isEnabled: true });
  const { lists } = valueListsSchema.parse(await changeValueList(index.reader, save));
  expect(lists.find(({ name }) => name === "Calls")).toMatchObject({
    values: ["A", "B"],
    isStandard: false,
    rules: [{ id: ruleId }],
  });
  expect(lists.find(({ name }) => name === "KnownAccounts")).toMatchObject({
    values: [],
    isStandard: true,
    changedBy: null,
  });
});
