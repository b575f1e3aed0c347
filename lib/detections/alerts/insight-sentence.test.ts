import { expect, test } from "vitest";
import { insightSentence } from "./insight-sentence";

const NUMBERS = {
  service: "ec2.amazonaws.com",
  name: "RunInstances",
  errorCode: null,
  insight: 12,
  baseline: 0.0000882145,
  insightMinutes: 5,
  baselineMinutes: 11_336,
};

test("averages are told with the calls that they are made of", () => {
  expect(insightSentence(NUMBERS)).toBe(
    "ec2 RunInstances: 12.0 a minute for 5 minutes (60 calls); usually 0.000088 (1 call in 11336 minutes)",
  );
});

test("what a record does not tell is left out", () => {
  const less = { ...NUMBERS, insightMinutes: null, baselineMinutes: null, errorCode: "Throttling" };
  expect(insightSentence(less)).toBe(
    "ec2 RunInstances (Throttling): 12.0 a minute; usually 0.000088",
  );
  expect(insightSentence({ ...NUMBERS, baseline: null })).toBe(null);
  expect(insightSentence({ ...NUMBERS, baseline: 0 })).toContain("usually 0 (0 calls");
});
