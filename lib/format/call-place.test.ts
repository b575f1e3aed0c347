import { expect, test } from "vitest";
import { callPlace } from "./call-place";
import { shortService } from "./short-service";

test("says what is known, services by their short name", () => {
  const call = { eventSource: "s3.amazonaws.com", region: "eu-west-1", sourceIp: "203.0.113.7" };
  expect(callPlace(call)).toBe("s3 · eu-west-1 · 203.0.113.7");
  expect(callPlace({ ...call, region: null })).toBe("s3 · 203.0.113.7");
  expect(callPlace({ eventSource: null, region: null, sourceIp: null })).toBe("");
});

test("a text that is no service stays as it is, and none fills the page", () => {
  expect(shortService("s3.amazonaws.com.example")).toBe("s3.amazonaws.com.example");
  expect(callPlace({ eventSource: "x".repeat(9_000), region: null, sourceIp: null })).toHaveLength(
    200,
  );
});
