import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { countByField } from "./count-by-field";
import { countByTime } from "./count-by-time";
import { countFacets } from "./count-facets";
import { lookUpWarnings } from "./query-warnings";
import { scanSteps } from "./scan-steps";
import { suggest } from "./suggest";
import { toQuestion } from "./to-question";

const NOW_MS = Date.UTC(2026, 1, 1);
const signed = (secret: string) => `https://b/k?X-Amz-Signature=${secret}&n=1`;
const FIELDS = ["ua", "error_message", "resource", "arn", "session", "principalid", "user"];

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const record = (number: number, secret: string) =>
    sampleRecord(number, {
      userAgent: signed(secret),
      errorCode: "Denied",
      errorMessage: `no ${signed(secret)}`,
      resources: [{ ARN: `arn:aws:s3:::${signed(secret)}` }],
      requestParameters: { marker: "yes" },
      userIdentity: {
        type: "AssumedRole",
        principalId: `AROA:${signed(secret)}`,
        arn: `arn:aws:sts::1:assumed-role/r/${signed(secret)}`,
        userName: signed(secret),
      },
    });
  await index.ingest({
    records: [
      record(1, "5ecret00a"),
      record(2, "5ecret00b"),
      sampleRecord(3, { userAgent: "cli" }),
    ],
  });
});
afterAll(() => index.close());

const question = (q: string) => toQuestion({ q }, NOW_MS).question;

/** What the index counts, and the same by way of the records. */
test.each(["", "request.marker:yes OR missing:ua OR ua:cli"])(
  "values that hold a secret are masked, and said to be (%s)",
  async (q) => {
    const { facets } = await countFacets(index.reader, question(q), FIELDS, 9, { rare: 9 });
    const histogram = await countByTime(index.reader, question(q), "user");
    const steps = [];
    const plan = { by: "user" as const, fields: FIELDS, top: 9 };
    for await (const step of scanSteps(index.reader, question(q), plan)) steps.push(step);
    const counted = await countByField(index.reader, question(q), "ua", 9);
    expect(JSON.stringify([facets, histogram, steps, counted])).not.toContain("5ecret");
    const [ua] = facets;
    expect(
      ua?.values.map(({ value, label, count, masked }) => [value, label, count, masked]),
    ).toEqual([
      ["cli", "cli", 1, false],
      // They look alike now, so they are one.
      [signed("*********"), signed("*********"), 2, true],
    ]);
    expect(counted.values).toMatchObject([{ value: "cli", count: 1 }, { count: 2 }]);
  },
);

test("values that hold a secret are not suggested", async () => {
  const texts = async (text: string) =>
    (await suggest(index.reader, text, text.length, question(""))).map((one) => one.text);
  expect(await texts("ua:http")).toEqual([]);
  expect(await texts("ua:")).toEqual(["cli"]);
});

test("a warning names no value that holds a secret", async () => {
  const text = `ua:"${signed("5ecret00x")}"`;
  const [warning] = await lookUpWarnings(index.reader, question(text), text);
  expect(warning).toMatchObject({ code: "W204", fixes: [] });
  expect(warning?.message).not.toMatch(/5ecret00[ab]/);
});
