import { expect, test } from "vitest";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { compileRules } from "./active-rules";
import { RuleMatcher } from "./rule-matcher";
import type { RuleText } from "./rule-texts";

const LOGS = "logsource: { product: aws, service: cloudtrail }";

function text(ruleId: number, title: string, body: string, more: Partial<RuleText> = {}): RuleText {
  const whole = `title: ${title}\n${LOGS}\n${body}`;
  const name = `rule ${ruleId}`;
  return {
    ruleId,
    versionId: ruleId * 10,
    name,
    key: title,
    text: whole,
    level: null,
    accounts: [],
    ...more,
  };
}

const STOP = "detection: { call: { eventName: StopLogging }, condition: call }";

function compile(...rules: readonly RuleText[]) {
  return compileRules({ revision: 4, rules, lists: [] });
}

function hits(matcher: RuleMatcher, more: Record<string, unknown> = {}) {
  const record = {
    ...{ eventVersion: "1.08", eventID: "11111111-1111-4111-8111-111111111111" },
    ...{ eventName: "StopLogging", eventTime: "2026-07-01T12:00:00Z" },
    ...{ recipientAccountId: "123456789012", sharedEventID: "shared", awsRegion: "eu-west-1" },
    userIdentity: { type: "IAMUser", userName: "alice", accountId: "123456789012" },
    ...more,
  };
  return matcher.hitsOf(record, toEvent(record, JSON.stringify(record)));
}

test("a hit says what alerts and correlations ask for", () => {
  const active = compile(
    text(
      1,
      "stop",
      `alert-by: [ct.account, awsRegion, requestParameters.name]\nalert-window: 2h\n${STOP}`,
    ),
    text(
      2,
      "often",
      "correlation: { type: value_count, rules: [stop], group-by: [userAgent], timespan: 1h, condition: { field: eventID, gte: 2 } }",
      { level: "high" },
    ),
  );
  const hour = 3_600_000;
  expect(active.rules.get("stop")).toMatchObject({ level: "medium", alertWindowMs: 2 * hour });
  expect(active.rules.get("often")).toMatchObject({ level: "high", alertWindowMs: 24 * hour });
  const [hit, ...others] = hits(new RuleMatcher(active));
  expect(others).toEqual([]);
  expect(hit).toEqual({
    ...{ ruleId: 1, versionId: 10, outcome: 1, sharedEventId: "shared" },
    fields: [
      ["ct.account", ["123456789012"]],
      ["awsRegion", ["eu-west-1"]],
      ["requestParameters.name", []],
      ["userAgent", []],
      ["eventID", ["11111111-1111-4111-8111-111111111111"]],
    ],
  });
});

test("a rule for some accounts matches in no others, nor where the account is not recorded", () => {
  const matcher = new RuleMatcher(compile(text(1, "a", STOP, { accounts: ["123456789012"] })));
  expect(hits(matcher)).toHaveLength(1);
  expect(hits(matcher, { recipientAccountId: "999999999999" })).toHaveLength(0);
  const unsaid = { recipientAccountId: undefined, userIdentity: { type: "AWSService" } };
  expect(hits(matcher, unsaid)).toHaveLength(0);
  expect(hits(new RuleMatcher(compile(text(1, "a", STOP))), unsaid)).toHaveLength(1);
});

test("filters take out what they name", () => {
  const filter = text(
    2,
    "but alice",
    "filter: { rules: [a], alice: { userIdentity.userName: alice }, condition: alice }",
  );
  const matcher = new RuleMatcher(compile(text(1, "a", STOP), filter));
  expect(hits(matcher)).toHaveLength(0);
  expect(hits(matcher, { userIdentity: { type: "IAMUser", userName: "bob" } })).toHaveLength(1);
});

test("what Postgres cannot hold is replaced in a hit", () => {
  const matcher = new RuleMatcher(compile(text(1, "a", `alert-by: [userAgent]\n${STOP}`)));
  const [hit] = hits(matcher, { userAgent: "a\0b\ud800" });
  expect(hit?.fields).toEqual([["userAgent", ["a\ufffdb\ufffd"]]]);
});

test("a rule that breaks down is noted, and the others go on", () => {
  const active = compile(text(1, "a", STOP), text(2, "b", STOP));
  const [first, second] = active.set.detections;
  if (first === undefined || second === undefined) throw new Error("no rules");
  const selections = new Map(first.selections);
  const set = { ...active.set, detections: [{ ...first, selections }, second] };
  const matcher = new RuleMatcher({ ...active, set });
  // The index has asked for the selections by now: only matching is to fail.
  selections.get = () => {
    throw new RangeError("too deep");
  };
  expect(hits(matcher).map(({ ruleId }) => ruleId)).toEqual([2]);
  expect(matcher.takeFaults()).toEqual(new Map([[1, "too deep"]]));
  expect(matcher.takeFaults()).toEqual(new Map());
});

test("a rule that does not run has its reasons under its id", () => {
  const { problems, rules } = compile(text(3, "c", "detection: { condition: nothing }"));
  expect(rules.size).toBe(0);
  expect(problems.get(3)?.[0]).toMatchObject({ severity: "error" });
});
