import { expect, test } from "vitest";
import type { EventRow } from "@/lib/api/contract";
import { cellChoice } from "./cell-search";
import { cellTexts } from "./cell-values";
import { withChoice } from "./edit-query";

const ROW: EventRow = {
  key: "k",
  timeMs: Date.UTC(2026, 0, 2),
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  region: null,
  account: "111122223333",
  principal: { key: "p", kind: "role", name: "ci" },
  sourceIp: "203.0.113.9",
  userAgent: null,
  outcome: "success",
  errorCode: null,
  readOnly: false,
  category: "management",
  resource: null,
  flags: ["correction", "bad-event-id"],
  ingestSeq: 1,
  late: null,
  values: { "request.bucketName": ["logs"], arn: [] },
};

test.each([
  ["time", ["2026-01-02T00:00:00.000Z"]],
  ["user", ["ci"]],
  ["readonly", ["false"]],
  ["region", []],
  ["flag", ["correction", "bad-event-id"]],
  ["request.bucketName", ["logs"]],
  ["constructor", []],
])("the cell %s holds %j", (field, texts) => {
  expect(cellTexts(ROW, field)).toEqual(texts);
});

test("a cell becomes the condition that finds it", () => {
  const query = (field: string, row = ROW) => withChoice("", cellChoice(row, field), "include");
  expect(query("event")).toBe("event:CreateUser");
  expect(query("region")).toBe("missing:region");
  expect(query("request.bucketName")).toBe("request.bucketName:logs");
  expect(query("ip")).toBe("ip:203.0.113.9");
  expect(query("ip", { ...ROW, sourceIp: "ec2.amazonaws.com" })).toBe("via:ec2.amazonaws.com");
  expect(query("time", { ...ROW, timeMs: 9e15 })).toBe("missing:time");
});
