import { describe, expect, test } from "vitest";
import { applyFix } from "./apply-fix";
import { parseQuery } from "./parse";

/** [query, code, marked text, message, query after the first fix] */
const WRONG: readonly [string, string, string, string, string | null][] = [
  ["user:'alice'", "E101", "'alice'", 'Single quotes do not quote here; use ".', 'user:"alice"'],
  ['al"ice"', "E101", '"', "Unexpected quote inside a word.", 'al\\"ice"'],
  [
    "a\u0000b",
    "E101",
    "\u0000",
    "Unexpected control character U+0000; quote it to search for it.",
    "ab",
  ],
  ["event:(A B)", "E101", "B", "Values of a list are joined by OR or a comma.", "event:(A OR B)"],
  ["(user:a", "E102", "(", "This ( is not closed.", "(user:a)"],
  ["event:(A OR B", "E102", "(", "The list is not closed.", "event:(A OR B)"],
  ["time:[2026 TO 2027", "E102", "[", "The range is not closed.", "time:[2026 TO 2027]"],
  ["user:a)", "E103", ")", "No ( stands before this ).", "user:a"],
  ["user:", "E104", "user:", "user: needs a value after it.", ""],
  ["user: AND a", "E104", "user:", "user: needs a value after it.", " AND a"],
  ["user: event:A", "E104", "user:", "user: needs a value after it.", " event:A"],
  ["()", "E104", "()", "The brackets are empty.", ""],
  ["*", "E104", "*", "A wildcard needs some text beside it.", ""],
  ["regoin:us-east-1", "E105", "regoin", 'Unknown field "regoin".', "region:us-east-1"],
  ["s3:GetObject", "E105", "s3", 'Unknown field "s3".', null],
  ["has:usr", "E105", "usr", 'Unknown field "usr".', "has:user"],
  ["__proto__:x", "E105", "__proto__", 'Unknown field "__proto__".', '"__proto__:x"'],
  ["x); select:1", "E103", ")", "No ( stands before this ).", "x; select:1"],
  ['user:"alice', "E106", '"alice', "The quote is not closed.", 'user:"alice"'],
  ["user:alice AND", "E107", "AND", "AND needs a condition after it.", "user:alice "],
  ["OR user:alice", "E107", "OR", "OR needs a condition before it.", " user:alice"],
  ["user:a OR )", "E107", "OR", "OR needs a condition after it.", "user:a  )"],
  ["NOT", "E107", "NOT", "NOT needs a condition after it.", ""],
  [
    "ip:ec2.amazonaws.com",
    "E108",
    "ec2.amazonaws.com",
    "ec2.amazonaws.com is an AWS service, not an address. Use via:ec2.amazonaws.com.",
    "via:ec2.amazonaws.com",
  ],
  ["mfa:yes", "E108", "yes", "mfa is true or false.", "mfa:true"],
  [
    "outcome:denid",
    "E108",
    "denid",
    "outcome is one of success, denied, error, unknown.",
    "outcome:denied",
  ],
  ["account:123", "E108", "123", "An account id has 12 digits.", null],
  [
    "time:>Infinity",
    "E108",
    "Infinity",
    '"Infinity" is not a time. Write 2026-11-21, 2026-11-21T03:14Z or now-24h.',
    null,
  ],
  ["a*", "E108", "a*", "Without a field, a wildcard needs at least 3 other characters.", ""],
  ["ip:10.0.0.0/33", "E109", "33", "Prefix length must be 0–32.", null],
  ["ip:2001:db8::/129", "E109", "129", "Prefix length must be 0–128.", null],
  [
    "time:[2026-11-09 TO 2026-11-01]",
    "E110",
    "[2026-11-09 TO 2026-11-01]",
    "The range runs backwards.",
    "time:[2026-11-01 TO 2026-11-09]",
  ],
  ["time:2026..2025", "E110", "2026..2025", "The range runs backwards.", "time:2025..2026"],
  ["user>alice", "E111", ">", "user has no order: use : instead of >.", "user:alice"],
  ["mfa~true", "E111", "~", "mfa is compared as a whole: use : instead of ~.", "mfa:true"],
  [
    "event:=Create*",
    "E111",
    ":=",
    ":= takes no wildcards: use : or quote the value.",
    "event:Create*",
  ],
  ["user:[a TO b]", "E111", "[a TO b]", "user takes no ranges.", null],
  [
    "user:/ab+c/",
    "E113",
    "/ab+c/",
    "Regular expressions are not supported; use the wildcards * and ?.",
    'user:"/ab+c/"',
  ],
  [
    "user=~alice",
    "E113",
    "=~",
    "Regular expressions are not supported; ~ means contains.",
    "user~alice",
  ],
  [
    "user:alice | stats",
    "E114",
    "|",
    "Pipes are not part of this language; a query only filters.",
    "user:alice ",
  ],
];

describe("errors", () => {
  test.each(WRONG)("%j answers %s at %j", (text, code, marked, message, fixed) => {
    const { query, issues } = parseQuery(text);
    const found = issues.find((one) => one.severity === "error");
    expect(query).toBeNull();
    expect(found).toMatchObject({ code, message });
    expect(text.slice(found?.from, found?.to)).toBe(marked);
    const [fix] = found?.fixes ?? [];
    if (fixed !== null) expect(fix && applyFix(text, fix)).toBe(fixed);
  });
});

/** [query, code, marked text, query after the first fix] */
const ODD: readonly [string, string, string, string | null][] = [
  ["user:a event:b OR user:c", "W201", "user:a event:b OR user:c", "(user:a event:b) OR user:c"],
  ["event:*Policy", "W202", "*Policy", null],
  ["user=alice", "W203", "=", "user:alice"],
  ["user == alice", "W203", "==", "user : alice"],
  ["user:a && ip:10.0.0.1", "W203", "&&", "user:a  AND  ip:10.0.0.1"],
  ["user:“alice”", "W203", "“alice”", 'user:"alice"'],
  ["ip:10.1.2.3/8", "W205", "10.1.2.3/8", "ip:10.0.0.0/8"],
  ["ip:2001:db8::1/32", "W205", "2001:db8::1/32", "ip:2001:db8::/32"],
];

test.each(ODD)("%j is read with the warning %s at %j", (text, code, marked, fixed) => {
  const { query, issues } = parseQuery(text);
  expect(query).not.toBeNull();
  expect(issues.map((one) => one.code)).toEqual([code]);
  expect(text.slice(issues[0]?.from, issues[0]?.to)).toBe(marked);
  const fix = issues[0]?.fixes[0];
  if (fixed !== null) expect(fix && applyFix(text, fix)).toBe(fixed);
});
