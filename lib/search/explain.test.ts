import { expect, test } from "vitest";
import { explainQuery, explainTokens } from "./explain";
import { parseQuery } from "./parse";

test.each([
  ["", "All events."],
  ["user:alice -readonly:true", "Events where User or role is alice and Read-only is not true."],
  ["event:(A OR B*)", "Events where Event is A or like B*."],
  [
    "a OR (b -c:d)".replace("c:d", "error:d"),
    "Events where any value is a or (any value is b and Error is not d).",
  ],
  ["missing:mfa", "Events where MFA is missing."],
  ["has:request.bucketName", "Events where Request bucketName has a value."],
  ["ua~cli -ua~boto", "Events where User agent contains cli and User agent does not contain boto."],
  ["time>=now-1h time<2027", "Events where Time is from now-1h and Time is before 2027."],
  ["1.2.3.4", "Events where the address 1.2.3.4 appears anywhere."],
  ["-(a OR b)", "Events where it is not so that (any value is a or any value is b)."],
  ["--user:a", "Events where User or role is a."],
  ["-missing:mfa", "Events where MFA has a value."],
  ["-event:(A OR B*)", "Events where Event is neither A nor like B*."],
  ["~part -~other", "Events where any value contains part and no value contains other."],
  ['user:"*" user:a*', 'Events where User or role is "*" and User or role is like a*.'],
  ["time:{2026 TO 2027]", "Events where Time is after 2026 up to 2027."],
  ["version:1.05..1.10", "Events where Record version is from 1.05 up to 1.10."],
  [
    "-integrity:(verified, not-checked)",
    "Events where Integrity is neither verified nor not-checked.",
  ],
  ["-time:2026", "Events where Time is not 2026."],
  [
    "-10.0.0.0/8 us-east-1",
    "Events where the address block 10.0.0.0/8 appears nowhere and the Region us-east-1 appears anywhere.",
  ],
  ['user:="A b"', 'Events where User or role is exactly "A b".'],
])("%j in words", (text, sentence) => {
  expect(explainQuery(parseQuery(text).query)).toBe(sentence);
});

test("each condition is explained where it stands, and absence is said for NOT", () => {
  const text = "event:A -user:alice";
  expect(
    explainTokens(text).map(({ from, to, text: words }) => [text.slice(from, to), words]),
  ).toEqual([
    ["event:A", "Event is A"],
    ["-user:alice", "User or role is not alice; records without User or role are included"],
  ]);
  expect(explainTokens("-request.a[0].b:x").map((token) => token.text)).toEqual([
    "Request a[0].b is not x; records without Request a[0].b are included",
  ]);
  expect(explainTokens("-(user:a OR has:mfa)").map((token) => token.text)).toEqual([
    "None of the following",
    "User or role is a",
    "MFA has a value",
  ]);
  expect(explainTokens("NOT (user:a mfa:true)")[0]).toEqual({
    from: 0,
    to: 4,
    text: "Not all of the following",
  });
  expect(explainTokens("user:")).toEqual([]);
});
