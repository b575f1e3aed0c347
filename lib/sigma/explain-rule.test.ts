import { expect, test } from "vitest";
import { type Explanation, explainRule, matchedFields } from "./explain-rule";
import { detectionRule, subjectOf } from "./testing/write-rule";

const RULE = `
  key:
    eventName: CreateAccessKey
    requestParameters.userName: '*'
  filter_self:
    userIdentity.userName|fieldref: requestParameters.userName
  filter_admin:
    - userIdentity.arn|contains: admin
  condition: key and not 1 of filter_*`;

const record = {
  eventName: "CreateAccessKey",
  userIdentity: { userName: "alice", arn: "arn:aws:iam::1:user/alice" },
  requestParameters: { userName: "bob" },
};

/** One line for each part: depth, verdict, words, and the values found. */
function lines({ holds, says, found, parts }: Explanation, depth = 0): string[] {
  const values = found.map(
    ({ path, text, fits }) => `${path.join(".")}=${text}${fits ? " fits" : ""}`,
  );
  const own = `${"  ".repeat(depth)}${holds ? "yes" : "no"} ${says}${values.length > 0 ? ` [${values.join(", ")}]` : ""}`;
  return [own, ...parts.flatMap((part) => lines(part, depth + 1))];
}

test("an explanation tells for each part whether it holds, and with which values", () => {
  const explanation = explainRule(detectionRule(RULE), subjectOf(record));
  expect(lines(explanation)).toEqual([
    "yes all of these",
    "  yes selection key",
    "    yes all of these",
    '      yes eventName is "CreateAccessKey" [eventName=CreateAccessKey fits]',
    '      yes requestParameters.userName is "*" [requestParameters.userName=bob fits]',
    "  yes not",
    "    no 1 of filter_*",
    "      no selection filter_self",
    "        no userIdentity.userName is what requestParameters.userName says [userIdentity.userName=alice]",
    "      no selection filter_admin",
    "        no one of these",
    '          no userIdentity.arn contains "admin" [userIdentity.arn=arn:aws:iam::1:user/alice]',
  ]);
  expect(explanation.parts[0]?.place).toEqual({ path: "detection.key", line: 4, column: 3 });
});

test("why a rule does not match is as plain", () => {
  const self = { ...record, requestParameters: { userName: "Alice" } };
  const told = lines(explainRule(detectionRule(RULE), subjectOf(self)));
  expect(told[0]).toBe("no all of these");
  expect(told).toContain("  no not");
  expect(told.at(-4)).toContain("[userIdentity.userName=alice fits]");
  const none = lines(explainRule(detectionRule(RULE), subjectOf({ eventName: "x" })));
  expect(none).toContain('      no requestParameters.userName is "*"');
});

test("what a match rests on is told by its place in the record, filters left out", () => {
  expect(matchedFields(detectionRule(RULE), subjectOf(record))).toEqual([
    { field: "eventName", path: ["eventName"], text: "CreateAccessKey" },
    { field: "requestParameters.userName", path: ["requestParameters", "userName"], text: "bob" },
  ]);
  const words = detectionRule("words:\n  - evil\ncondition: words");
  const hit = subjectOf({ requestParameters: { list: ["good", "very evil"] } });
  expect(matchedFields(words, hit)[0]).toEqual({
    field: null,
    path: ["requestParameters", "list", 1],
    text: "very evil",
  });
});

test("of long and of many values the ones that fit come first", () => {
  const rule = detectionRule("a:\n  resources.ARN|endswith: '-99'\ncondition: a");
  const resources = Array.from({ length: 100 }, (_, at) => ({
    ARN: `${"x".repeat(at === 5 ? 2_000 : 3)}-${at}`,
  }));
  const { parts } = explainRule(rule, subjectOf({ resources }));
  const found = parts[0]?.found ?? [];
  expect(found).toHaveLength(20);
  expect(found[0]).toEqual({ path: ["resources", 99, "ARN"], text: "xxx-99", fits: true });
  expect(Math.max(...found.map(({ text }) => text.length))).toBeLessThanOrEqual(500);
});
