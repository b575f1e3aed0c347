import { expect, test } from "vitest";
import { inSelection, issuesOf, selects } from "./testing/write-rule";

const ua = (userAgent: unknown) => ({ userAgent });

test("contains, startswith and endswith put the value where they say", () => {
  expect(selects("userAgent|contains: BCD", ua("abcde"))).toBe(true);
  expect(selects("userAgent|startswith: abc", ua("abcde"))).toBe(true);
  expect(selects("userAgent|startswith: bc", ua("abcde"))).toBe(false);
  expect(selects("userAgent|endswith: cde", ua("abcde"))).toBe(true);
  expect(selects("userAgent|endswith: cd", ua("abcde"))).toBe(false);
  expect(selects("userAgent|endswith: 'b?d*'", ua("abcde"))).toBe(true);
  expect(selects("userAgent|contains:\n  - x\n  - cd", ua("abcde"))).toBe(true);
  expect(selects("userAgent|contains|all:\n  - ab\n  - de", ua("abcde"))).toBe(true);
  expect(selects("userAgent|contains|all:\n  - ab\n  - ed", ua("abcde"))).toBe(false);
  expect(
    selects("requestParameters.port|startswith: 4", { requestParameters: { port: 443 } }),
  ).toBe(true);
});

test("cased regards case; neq turns a comparison round, also where the field is missing", () => {
  expect(selects("userAgent|cased: Boto3", ua("Boto3"))).toBe(true);
  expect(selects("userAgent|cased: boto3", ua("Boto3"))).toBe(false);
  expect(selects("userAgent|contains|cased: oto", ua("Boto3"))).toBe(true);
  expect(selects("userAgent|neq: boto3", ua("Boto3"))).toBe(false);
  expect(selects("userAgent|neq:\n  - a\n  - boto3", ua("Boto3"))).toBe(false);
  expect(selects("userAgent|neq:\n  - a\n  - b", ua("Boto3"))).toBe(true);
  expect(selects("userAgent|neq: boto3", {})).toBe(true);
  expect(selects("userAgent|neq|startswith: bo", ua("Boto3"))).toBe(false);
});

test("regular expressions match anywhere and regard case unless told otherwise", () => {
  expect(selects("userAgent|re: 'b.t[o-p]'", ua("xx boto3"))).toBe(true);
  expect(selects("userAgent|re: '^boto'", ua("xx boto3"))).toBe(false);
  expect(selects("userAgent|re: 'BOTO'", ua("boto3"))).toBe(false);
  expect(selects("userAgent|re|i: 'BOTO'", ua("boto3"))).toBe(true);
  expect(selects("userAgent|re: 'a.b'", ua("a\nb"))).toBe(false);
  expect(selects("userAgent|re|s: 'a.b'", ua("a\nb"))).toBe(true);
  expect(selects("userAgent|re: '^b$'", ua("a\nb"))).toBe(false);
  expect(selects("userAgent|re|m: '^b$'", ua("a\nb"))).toBe(true);
  expect(selects("userAgent|re|i|s: '^A.B'", ua("a\nb"))).toBe(true);
  expect(selects("userAgent|re: '(ab|cd){2,3}[^x-z]'", ua("abcda"))).toBe(true);
});

test("windash writes dashes every way", () => {
  for (const dash of ["-", "/", "\u2013", "\u2014", "\u2015"]) {
    expect(selects("userAgent|windash|contains: ' -f'", ua(`cmd ${dash}f`))).toBe(true);
    expect(selects("userAgent|windash|contains: ' /f'", ua(`cmd ${dash}f`))).toBe(true);
  }
  expect(selects("userAgent|windash|contains: ' -f'", ua("cmd +f"))).toBe(false);
  expect(issuesOf(inSelection("userAgent|windash: '-------'"))[0]).toContain(
    "stands for more than",
  );
});

test("encodings: UTF-16 bytes and Base64, as the specification spells them", () => {
  expect(selects("userAgent|utf16le: cmd", ua("c\0m\0d\0"))).toBe(true);
  expect(selects("userAgent|wide: cmd", ua("c\0m\0d\0"))).toBe(true);
  expect(selects("userAgent|utf16be: cmd", ua("\0c\0m\0d"))).toBe(true);
  expect(selects("userAgent|utf16: cmd", ua("\u00ff\u00fec\0m\0d\0"))).toBe(true);
  expect(selects("userAgent|base64: foobar", ua("Zm9vYmFy"))).toBe(true);
  expect(selects("userAgent|base64: 'ü'", ua("w7w="))).toBe(true);
  expect(selects("userAgent|wide|base64|contains: ping", ua("x cABpAG4AZwA= y"))).toBe(true);
});

test("base64offset finds a text wherever it stands in an encoded one", () => {
  for (const text of ["foobar", "a", "ab", "http://x"]) {
    for (const before of ["", "1", "12", "123", "1234"]) {
      const encoded = btoa(`${before}${text} and more`);
      if (text.length > 2) {
        expect(selects(`userAgent|base64offset|contains: '${text}'`, ua(encoded))).toBe(true);
      }
    }
  }
  expect(selects("userAgent|base64offset|contains: foobar", ua(btoa("foobaz")))).toBe(false);
});

test("numbers are compared as numbers, be they written as such or not", () => {
  const port = (value: unknown) => ({ requestParameters: { port: value } });
  expect(selects("requestParameters.port|gt: 22", port(23))).toBe(true);
  expect(selects("requestParameters.port|gt: 22", port("23"))).toBe(true);
  expect(selects("requestParameters.port|gt: 22", port(22))).toBe(false);
  expect(selects("requestParameters.port|gte: 22", port(22))).toBe(true);
  expect(selects("requestParameters.port|lt: 22.5", port(22))).toBe(true);
  expect(selects("requestParameters.port|lte: 22", port(23))).toBe(false);
  for (const odd of ["x", "", null, true, {}, [], undefined]) {
    expect(selects("requestParameters.port|gte: 0", port(odd))).toBe(false);
  }
  expect(selects("requestParameters.port|gte|neq: 100", port(5))).toBe(true);
});

test("parts of times are read in UTC", () => {
  const at = { eventTime: "2026-01-01T23:45:10Z" };
  const parts = { minute: 45, hour: 23, day: 1, week: 1, month: 1, year: 2026 };
  for (const [part, value] of Object.entries(parts)) {
    expect(selects(`eventTime|${part}: ${value}`, at)).toBe(true);
    expect(selects(`eventTime|${part}: ${value + 1}`, at)).toBe(false);
  }
  expect(selects("eventTime|week: 53", { eventTime: "2027-01-03T00:00:00Z" })).toBe(true);
  expect(selects("eventTime|week: 1", { eventTime: "2027-01-04T00:00:00Z" })).toBe(true);
  expect(selects("eventTime|hour|gte: 18", at)).toBe(true);
  expect(selects("eventTime|hour|lt: 18", at)).toBe(false);
  expect(selects("eventTime|hour: 0", { eventTime: "no time" })).toBe(false);
});

test("cidr takes blocks and single addresses of both families", () => {
  const from = (sourceIPAddress: string) => ({ sourceIPAddress });
  expect(selects("sourceIPAddress|cidr: 10.0.0.0/8", from("10.255.0.1"))).toBe(true);
  expect(selects("sourceIPAddress|cidr: 10.0.0.0/8", from("11.0.0.1"))).toBe(false);
  expect(selects("sourceIPAddress|cidr: 192.0.2.7", from("192.0.2.7"))).toBe(true);
  expect(selects("sourceIPAddress|cidr: 2001:db8::/32", from("2001:DB8:1::1"))).toBe(true);
  expect(
    selects("sourceIPAddress|cidr:\n  - 10.0.0.0/8\n  - 2001:db8::/32", from("2001:db9::1")),
  ).toBe(false);
  expect(selects("sourceIPAddress|cidr: 10.0.0.0/8", from("ec2.amazonaws.com"))).toBe(false);
  expect(issuesOf(inSelection("sourceIPAddress|cidr: 10.0.0.0/33"))).toEqual([
    'error detection.selection.sourceIPAddress|cidr: "10.0.0.0/33" is no block of addresses such as 10.0.0.0/8.',
  ]);
});

test("fieldref compares with another field of the same event", () => {
  const key = (own: string, other: unknown) => ({
    userIdentity: { userName: own, arn: `arn:aws:iam::1:user/${own}` },
    requestParameters: { userName: other },
  });
  const rule = "userIdentity.userName|fieldref: requestParameters.userName";
  expect(selects(rule, key("alice", "Alice"))).toBe(true);
  expect(selects(rule, key("alice", "bob"))).toBe(false);
  expect(selects(rule, key("alice", undefined))).toBe(false);
  expect(selects(rule.replace("fieldref", "fieldref|neq"), key("alice", "bob"))).toBe(true);
  expect(selects(rule.replace("fieldref", "fieldref|cased"), key("alice", "Alice"))).toBe(false);
  const ends = "userIdentity.arn|fieldref|endswith: requestParameters.userName";
  expect(selects(ends, key("alice", "alice"))).toBe(true);
  expect(selects(ends, key("alice", ""))).toBe(false);
  expect(selects(ends.replace("endswith", "contains"), key("alice", "user/al"))).toBe(true);
  expect(selects(ends.replace("endswith", "startswith"), key("alice", "arn:aws"))).toBe(true);
});

test("placeholders stand for the entries of a value list; without expand they are plain", () => {
  const lists = new Map([
    ["Servers", ["srv*", "db1"]],
    ["Nobody", []],
    ["Nets", ["10.0.0.0/8", "192.0.2.1"]],
  ]);
  const environment = { lists };
  expect(selects("userAgent|expand: '%Servers%'", ua("srv42"), environment)).toBe(true);
  expect(selects("userAgent|expand: '%Servers%'", ua("db2"), environment)).toBe(false);
  expect(selects("userAgent|expand|contains: 'x %Servers%'", ua("a x db1 b"), environment)).toBe(
    true,
  );
  expect(selects("userAgent: '%Servers%'", ua("%servers%"), environment)).toBe(true);
  expect(selects("userAgent|expand: '\\%plain%Servers%'", ua("%plaindb1"), environment)).toBe(true);
  expect(selects("userAgent|expand: '%Nobody%'", ua(""), environment)).toBe(false);
  expect(selects("userAgent|expand|neq: '%Nobody%'", ua("x"), environment)).toBe(true);
  const net = "sourceIPAddress|cidr|expand: '%Nets%'";
  expect(selects(net, { sourceIPAddress: "10.1.1.1" }, environment)).toBe(true);
  expect(selects(net, { sourceIPAddress: "192.0.2.2" }, environment)).toBe(false);
  expect(issuesOf(inSelection("userAgent|expand: '%Missing%'"), environment)).toEqual([
    "error detection.selection.userAgent|expand: The value list %Missing% does not exist. Add it, or take the rule out.",
  ]);
});

test.each([
  ["userAgent|contain: x", 'There is no modifier "contain".'],
  ["userAgent|re|contains: x", "The modifiers contains and re contradict each other."],
  ["userAgent|i: x", "The modifier i belongs to re."],
  ["userAgent|contains|startswith: x", "Only one of contains, startswith can be meant."],
  ["userAgent|contains|contains: x", "The modifier contains stands here twice."],
  ["userAgent|contains|base64: x", "contains must follow base64: wildcards cannot be encoded."],
  ["userAgent|base64: 'a*'", "Wildcards cannot be encoded by base64"],
  ["userAgent|exists|neq: true", "exists stands alone"],
  ["userAgent|exists: maybe", "exists is true or false."],
  ["userAgent|gt: many", '"many" is no number.'],
  ["userAgent|gt|lt: 1", "Only one of gt, lt can be meant."],
  ["userAgent|fieldref: 'a*'", "The name of a field has no wildcards."],
  ["userAgent|expand: x", "but no placeholder"],
  ["userAgent|re: '(a'", "The regular expression cannot be used"],
  ["userAgent|re: '(?=a)b'", "Look-around and references back are not supported."],
  ["userAgent|re: '((a{90}){90}){90}'", "The regular expression cannot be used"],
  ["userAgent|re: '(a{100}b{100}c{100}){9}'", "too large"],
  ["userAgent: []", "No values stand here"],
  ["userAgent:\n  a: b", "A field is compared with a value or with a list of values."],
  ["ct.outcom: success", "There is no derived field ct.outcom"],
  ["src_country: DE", "needs a database of addresses"],
  ["'|exists': true", "words without a field have none"],
])("%s is refused with its reason", (selection, reason) => {
  const [issue = ""] = issuesOf(inSelection(selection));
  expect(issue).toMatch(/^error detection\.selection/);
  expect(issue).toContain(reason);
});

test("all with one value, and cased with a regular expression, are told to change nothing", () => {
  expect(issuesOf(inSelection("userAgent|all: x"))[0]).toMatch(/^warning/);
  expect(issuesOf(inSelection("userAgent|re|cased: x"))[0]).toMatch(/^warning/);
});

test("a pattern made to backtrack takes no longer than its length", () => {
  const long = `${"a".repeat(100_000)}!`;
  expect(selects("userAgent|re: '(a+)+$'", ua(long))).toBe(false);
  expect(selects("userAgent|re: '(a|a)*b'", ua(long))).toBe(false);
  expect(selects("userAgent: 'a*a*a*a*a*a*a*a*a*a*b'", ua(long))).toBe(false);
});
