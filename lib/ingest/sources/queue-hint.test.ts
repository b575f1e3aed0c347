import fc from "fast-check";
import { expect, test } from "vitest";
import { readQueueMessage } from "./queue-hint";

const BUCKET = "trail-bucket";
const record = (key: string, eventName = "ObjectCreated:Put", name = BUCKET) => ({
  eventSource: "aws:s3",
  eventName,
  s3: { bucket: { name }, object: { key } },
});
const read = (value: unknown) => readQueueMessage(JSON.stringify(value), BUCKET);
const sns = (value: unknown) => ({ Type: "Notification", Message: JSON.stringify(value) });
const hints = (...keys: string[]) => keys.map((key) => ({ bucket: BUCKET, key }));

test("every record of an S3 notification is a hint, and one bad one spoils no other", () => {
  const { hints: found, problems } = read({
    Records: [record("a"), null, { eventSource: "aws:s3" }, record("b")],
  });
  expect(found).toEqual(hints("a", "b"));
  expect(problems).toHaveLength(2);
});

test("keys are decoded once: plus is a blank, %2B a plus, %252B stays %2B", () => {
  expect(
    read({ Records: [record("a+b"), record("a%2Bb"), record("a%252Bb"), record("%C3%A9")] }).hints,
  ).toEqual(hints("a b", "a+b", "a%2Bb", "é"));
  expect(read({ Records: [record("100%")] })).toMatchObject({
    hints: [],
    problems: [expect.stringMatching(/encoded/)],
  });
});

test("the forms of SNS, EventBridge and CloudTrail are read; their literal keys stay as they are", () => {
  expect(read(sns({ Records: [record("a")] })).hints).toEqual(hints("a"));
  expect(
    read({
      "detail-type": "Object Created",
      detail: { bucket: { name: BUCKET }, object: { key: "a+%2B" } },
    }).hints,
  ).toEqual(hints("a+%2B"));
  expect(read(sns({ s3Bucket: BUCKET, s3ObjectKey: ["a+", "b"] })).hints).toEqual(hints("a+", "b"));
});

test("a test message and events other than creation ask for nothing", () => {
  expect(read({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: BUCKET })).toEqual({
    hints: [],
    problems: [],
  });
  expect(
    read({
      Records: [
        record("a", "ObjectRemoved:Delete"),
        record("b", "s3:ObjectCreated:CompleteMultipartUpload"),
      ],
    }),
  ).toEqual({ hints: hints("b"), problems: [] });
});

test("another bucket is reported and not followed", () => {
  expect(read({ Records: [record("a", "ObjectCreated:Put", "evil"), record("b")] })).toEqual({
    hints: hints("b"),
    problems: ["The message names an object of another bucket."],
  });
});

test("malformed messages and endless wrapping are reported", () => {
  expect(readQueueMessage("{", BUCKET).problems).toHaveLength(1);
  expect(read(sns(sns(sns({ Records: [record("a")] }))))).toMatchObject({
    hints: [],
    problems: [expect.any(String)],
  });
  for (const value of [null, 5, "x", [], {}, { Records: {} }])
    expect(read(value).problems).toHaveLength(1);
});

test("nothing a message holds makes reading it throw", () => {
  fc.assert(fc.property(fc.json(), (body) => readQueueMessage(body, BUCKET).hints.length >= 0));
});
