import { expect, test } from "vitest";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex } from "@/lib/ingest/testing/test-index";

const FOLDER = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/09/21";

test("a delivery is booked in the hour that the file's name tells, and nowhere when it tells none", async () => {
  const index = await openTestIndex();
  await index.ingest({
    [`${FOLDER}/111122223333_CloudTrail_eu-west-1_20260921T0935Z_a1b2c3d4e5f6a7b8.json.gz`]: [
      sampleRecord(1),
    ],
    [`${FOLDER}/renamed.json.gz`]: [sampleRecord(2)],
  });
  const booked = await index.db.owner.coverageHour.findMany({ where: { family: "cloudtrail" } });
  expect(booked.map(({ hour, files }) => [hour.toISOString(), files])).toEqual([
    ["2026-09-21T09:00:00.000Z", 1],
  ]);
  await index.close();
});
