import { expect, test } from "vitest";
import { matchRule } from "./match-rule";
import { inSelection, issuesOf, load, ruleText, selects, subjectOf } from "./testing/write-rule";

const call = (eventName: unknown) => ({ eventName, eventSource: "iam.amazonaws.com" });

test("values are texts that are compared without regard to case", () => {
  expect(selects("eventName: createuser", call("CreateUser"))).toBe(true);
  expect(selects("eventName: CREATEUSER", call("CreateUser"))).toBe(true);
  expect(selects("eventName: CreateUse", call("CreateUser"))).toBe(false);
  expect(selects("eventname: CreateUser", call("CreateUser"))).toBe(false);
});

test("? stands for one character and * for any number", () => {
  expect(selects("eventName: prog?.exe", call("progA.exe"))).toBe(true);
  expect(selects("eventName: prog?.exe", call("prog.exe"))).toBe(false);
  expect(selects("eventName: prog?.exe", call("progAB.exe"))).toBe(false);
  expect(selects("eventName: antivirus_V*.exe", call("antivirus_V21.2.1.exe"))).toBe(true);
  expect(selects("eventName: antivirus_V*.exe", call("antivirus_V.exe"))).toBe(true);
  expect(selects("eventName: 'a*b*c'", call("aXbYc"))).toBe(true);
  expect(selects("eventName: 'ab*ba'", call("aba"))).toBe(false);
  expect(selects("eventName: 'ab*ba'", call("abba"))).toBe(true);
});

test.each([
  // Rule, event that matches, event that does not.
  ["\\\\", "\\", "\\\\"],
  ["C:\\Windows\\x", "C:\\Windows\\x", "C:Windowsx"],
  ["\\*", "*", "anything"],
  ["\\?", "?", "a"],
  ["a\\\\*", "a\\b", "a*"],
  ["\\\\\\*", "\\*", "\\b"],
  ["a\\\\\\b", "a\\\\b", "a\\b"],
  ["a\\\\\\\\b", "a\\\\b", "a\\\\\\\\b"],
  ["a\\", "a\\", "a"],
])("a backslash escapes wildcards and itself, and is plain elsewhere: %s", (value, yes, no) => {
  expect(selects(`eventName: '${value}'`, call(yes))).toBe(true);
  expect(selects(`eventName: '${value}'`, call(no))).toBe(false);
});

test("a list of values means one of them, a map all of its fields, a list of maps one of them", () => {
  const login = { eventName: "4769", errorCode: "0x17", eventSource: "s" };
  expect(selects("eventName:\n  - 517\n  - 4769\nerrorCode: '0x17'", login)).toBe(true);
  expect(selects("eventName:\n  - 517\n  - 1102\nerrorCode: '0x17'", login)).toBe(false);
  expect(selects("eventName: 4769\nerrorCode: '0x18'", login)).toBe(false);
  expect(selects("- eventName: 1\n- errorCode: '0x17'", login)).toBe(true);
  expect(selects("- eventName: 1\n- errorCode: '0x18'", login)).toBe(false);
});

test("scalars are compared as texts, whatever their type here and there", () => {
  const record = {
    requestParameters: { enable: false, port: 443, text: "443", word: "No", big: 1e21 },
  };
  expect(selects("requestParameters.enable: 'false'", record)).toBe(true);
  expect(selects("requestParameters.enable: False", record)).toBe(true);
  expect(selects("requestParameters.port: '443'", record)).toBe(true);
  expect(selects("requestParameters.text: 443", record)).toBe(true);
  expect(selects("requestParameters.word: NO", record)).toBe(true);
  expect(selects("requestParameters.port: 443.0", record)).toBe(true);
  expect(selects("requestParameters.text: 443.0", record)).toBe(false);
  expect(selects("recipientAccountId: 012345678901", { recipientAccountId: "012345678901" })).toBe(
    true,
  );
});

test("'' is an empty text; null is a field that is missing or null, and stands alone", () => {
  expect(selects("errorCode: ''", { errorCode: "" })).toBe(true);
  expect(selects("errorCode: ''", {})).toBe(false);
  expect(selects("errorCode: null", {})).toBe(true);
  expect(selects("errorCode: null", { errorCode: null })).toBe(true);
  expect(selects("errorCode:", { errorCode: "" })).toBe(false);
  expect(selects("errorCode|neq: null", { errorCode: "x" })).toBe(true);
  expect(issuesOf(inSelection("errorCode:\n  - ''\n  - null"))).toEqual([
    "error detection.selection.errorCode[1]: null stands alone: not in a list, and without modifiers besides neq.",
  ]);
});

test("exists asks for the member alone, be it empty or null", () => {
  for (const errorCode of ["x", "", null, {}, []]) {
    expect(selects("errorCode|exists: true", { errorCode })).toBe(true);
    expect(selects("errorCode|exists: false", { errorCode })).toBe(false);
  }
  expect(selects("errorCode|exists: false", {})).toBe(true);
  expect(selects("requestParameters.a|exists: true", { requestParameters: null })).toBe(false);
});

test("* alone, also by contains, asks that there is something", () => {
  for (const modifier of ["", "|contains", "|startswith", "|endswith"]) {
    const rule = `requestParameters.layers${modifier}: '*'`;
    expect(selects(rule, { requestParameters: { layers: ["a"] } })).toBe(true);
    for (const layers of [[], {}, "", null])
      expect(selects(rule, { requestParameters: { layers } })).toBe(false);
    expect(selects(rule, {})).toBe(false);
  }
});

test("a list stands for its items, also within a path", () => {
  const record = {
    requestParameters: {
      ipPermissions: {
        items: [{ ipRanges: { items: [{ cidrIp: "10.0.0.0/8" }, { cidrIp: "0.0.0.0/0" }] } }],
      },
    },
  };
  const field = "requestParameters.ipPermissions.items.ipRanges.items.cidrIp";
  expect(selects(`${field}: 0.0.0.0/0`, record)).toBe(true);
  expect(selects(`${field}: 0.0.0.0`, record)).toBe(false);
  expect(selects(`${field}|neq: 0.0.0.0/0`, record)).toBe(false);
  expect(selects(`${field}|all:\n  - 0.0.0.0/0\n  - 10.0.0.0/8`, record)).toBe(true);
});

test("an object or list compared with a text is its compact JSON", () => {
  const record = { requestParameters: { policy: { Effect: "Allow", list: [1, { a: 2 }] } } };
  expect(selects(`requestParameters|contains: '"effect":"allow"'`, record)).toBe(true);
  expect(selects(`requestParameters.policy.list: '[1,{"a":2}]'`, record)).toBe(true);
  expect(selects(`requestParameters.policy.list: '{"a":2}'`, record)).toBe(true);
  expect(selects(`requestParameters|contains: '"effect": "allow"'`, record)).toBe(false);
});

test("a member whose own name has dots comes before the path", () => {
  expect(
    selects("requestParameters.a.b: x", { requestParameters: { "a.b": "x", a: { b: "y" } } }),
  ).toBe(true);
  expect(
    selects("requestParameters.a.b: y", { requestParameters: { "a.b": "x", a: { b: "y" } } }),
  ).toBe(false);
  expect(selects("requestParameters.a.b.c: z", { requestParameters: { "a.b": { c: "z" } } })).toBe(
    true,
  );
  expect(selects("requestParameters.a.b: y", { requestParameters: { a: { b: "y" } } })).toBe(true);
});

test("only a record's own members are fields", () => {
  const hostile: unknown = JSON.parse('{"requestParameters":{"__proto__":{"x":"1"}}}');
  expect(selects("requestParameters.__proto__.x: '1'", hostile)).toBe(true);
  expect(selects("requestParameters.constructor.name: Object", { requestParameters: {} })).toBe(
    false,
  );
  expect(selects("requestParameters.toString|exists: true", { requestParameters: {} })).toBe(false);
});

test("words without a field are looked for in the whole record, in any value", () => {
  const record = { eventName: "Run", requestParameters: { cmd: ["x", 'svchost.exe -n "evil"'] } };
  expect(selects("- EVILSERVICE\n- 'svchost.exe -n'", record)).toBe(true);
  expect(selects("- EVILSERVICE\n- other", record)).toBe(false);
  expect(selects(`- '-n "evil"'`, record)).toBe(true);
  expect(selects("'|all':\n  - svchost\n  - run", record)).toBe(true);
  expect(selects("'|all':\n  - svchost\n  - absent", record)).toBe(false);
  expect(selects("'|re': 'svc.+evil'", record)).toBe(true);
  expect(selects("- nothing\n- eventName: Run", record)).toBe(true);
  expect(selects("- eventNam", record)).toBe(true);
});

test("array blocks bind their fields to one item, in rules of sigma-version 3", () => {
  const permissions = [
    { fromPort: 22, ranges: [{ cidrIp: "10.0.0.0/8" }] },
    { fromPort: 443, ranges: [{ cidrIp: "0.0.0.0/0" }] },
  ];
  const record = (items: unknown) => ({ requestParameters: { items } });
  const rule = "requestParameters.items[any]:\n  fromPort: 22\n  ranges.cidrIp: 0.0.0.0/0";
  expect(issuesOf(inSelection(rule))[0]).toContain(
    "only understood in a rule with sigma-version: 3",
  );
  const detection = inSelection(rule);
  expect(blockMatches(detection, record(permissions))).toBe(false);
  expect(blockMatches(detection.replace("22", "443"), record(permissions))).toBe(true);
  expect(blockMatches(detection.replace("22", "443"), record(permissions[1]))).toBe(true);
  const odd = (word: string) => detection.replace("any", word).replace(/\n\s+ranges.+/, "");
  expect(blockMatches(odd("none"), record(permissions))).toBe(false);
  expect(blockMatches(odd("none"), record([]))).toBe(true);
  expect(blockMatches(odd("all"), record([]))).toBe(false);
  expect(blockMatches(odd("all"), record([{ fromPort: 22 }]))).toBe(true);
  expect(blockMatches(odd("all_or_empty"), {})).toBe(true);
  expect(blockMatches(odd("all_or_empty"), record(permissions))).toBe(false);
});

test("a value under an array block is compared with the item itself", () => {
  const record = (...tags: string[]) => ({ requestParameters: { tags } });
  const all = inSelection("requestParameters.tags[all]|startswith: a");
  expect(blockMatches(all, record("ab", "ac"))).toBe(true);
  expect(blockMatches(all, record("ab", "bc"))).toBe(false);
  const other = inSelection("requestParameters.tags[any]|neq: a");
  expect(blockMatches(other, record("a", "b"))).toBe(true);
  expect(blockMatches(other, record("a"))).toBe(false);
});

function blockMatches(detection: string, record: unknown): boolean {
  const head = "title: T\nsigma-version: 3\nlogsource: { product: aws, service: cloudtrail }\n";
  const [rule] = load(ruleText(detection, head)).detections;
  if (rule === undefined) throw new Error("refused");
  return matchRule(rule, subjectOf(record));
}
