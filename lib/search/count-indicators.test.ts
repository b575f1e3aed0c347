import { expect, test } from "vitest";
import { countIndicators } from "./count-indicators";
import { parseQuery } from "./parse";

const countIn = (text: string) => countIndicators(parseQuery(text).query);

test("a pasted list is one alternative, counted by type", () => {
  const pasted = `203.0.113.7
    203.0.113.8, 198.51.100.0/24;
    AKIAIOSFODNN7EXAMPLE
    arn:aws:iam::123456789012:role/Admin,arn:aws:iam::123456789012:user/alice`;
  expect(parseQuery(pasted).query?.kind).toBe("or");
  expect(countIn(pasted)).toEqual({
    total: 6,
    types: [
      { type: "arn", count: 2 },
      { type: "ip", count: 2 },
      { type: "cidr", count: 1 },
      { type: "key", count: 1 },
    ],
    text: "6 indicators: 2 ARN, 2 IP, 1 CIDR, 1 key",
  });
});

test("indicators are counted inside brackets and behind NOT, other words are not", () => {
  expect(countIn("event:A (-1.2.3.4 OR us-east-1) hello")?.text).toBe(
    "2 indicators: 1 IP, 1 Region",
  );
  expect(countIn("1.2.3.4")?.text).toBe("1 indicator: 1 IP");
  expect(countIn("ip:1.2.3.4 hello")).toBeNull();
  expect(countIn("")).toBeNull();
});
