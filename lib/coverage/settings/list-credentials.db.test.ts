import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { listCredentials } from "./list-credentials";

let index: TestIndex;

beforeAll(async () => {
  index = await openTestIndex();
});
afterAll(() => index.close());
beforeEach(async () => {
  await index.db.owner.logSource.deleteMany();
});

async function credentialsOf(...sources: readonly { kind: string; options?: object }[]) {
  await index.db.owner.logSource.createMany({
    data: sources.map(({ kind, options = {} }, number) => ({
      kind,
      location: `place-${number}`,
      options,
    })),
  });
  return listCredentials(index.db.owner);
}

test("each credentials of a bucket are asked with once, with the Regions of their buckets", async () => {
  const options = { profile: "logs", externalId: "hidden" };
  const found = await credentialsOf(
    { kind: "s3", options: { ...options, region: "eu-west-1" } },
    { kind: "s3", options: { ...options, region: "us-east-1" } },
    { kind: "s3" },
    { kind: "folder" },
  );
  expect(found).toEqual([
    { name: "profile logs", aws: options, regions: ["eu-west-1", "us-east-1"] },
    { name: "default credentials", aws: {}, regions: [] },
  ]);
});

test("those of an S3-compatible service are never shown to AWS, nor any for the sample", async () => {
  const minio = { kind: "s3", options: { endpoint: "https://minio.example.com" } };
  expect(await credentialsOf(minio, { kind: "folder" }, { kind: "sample" })).toEqual([]);
});

test("folders alone are asked about with the credentials of the machine", async () => {
  expect(await credentialsOf({ kind: "folder" })).toMatchObject([{ aws: {} }]);
});

test("the sample alone is not asked about", async () => {
  expect(await credentialsOf({ kind: "sample" })).toEqual([]);
});
