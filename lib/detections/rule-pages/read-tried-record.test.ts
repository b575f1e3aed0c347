import { expect, test } from "vitest";
import { readTriedRecord } from "./read-tried-record";

const record = { eventName: "StopLogging" };

test("takes a record, a list of one and a log file of one", () => {
  for (const pasted of [record, [record], { Records: [record] }]) {
    expect(readTriedRecord(JSON.stringify(pasted))).toEqual(record);
  }
});

test.each(["", "{", "[]", "1", "null", '{"Records":[]}', JSON.stringify([record, record])])(
  "refuses %s with a reason",
  (text) => {
    expect(() => readTriedRecord(text)).toThrow(/JSON|one CloudTrail record/);
  },
);
