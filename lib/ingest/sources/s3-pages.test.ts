import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type FaultS3,
  sendError,
  sendListing,
  startFaultS3,
} from "@/lib/ingest/testing/fault-s3-server";
import { S3Source } from "./s3";

let s3: FaultS3;

beforeEach(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
  s3 = await startFaultS3();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

async function list(): Promise<unknown> {
  const source = new S3Source("s3://trail-bucket/logs/", { endpoint: s3.endpoint, attempts: 1 });
  const pages: unknown[] = [];
  for await (const page of source.list({ signal: new AbortController().signal })) pages.push(page);
  return pages;
}

const entry = (key: string) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`;
const LISTINGS: readonly (readonly [string, string, string])[] = [
  [
    "the same token twice",
    `<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>${entry("logs/a")}`,
    "TransientError",
  ],
  [
    "truncated without a token",
    `<IsTruncated>true</IsTruncated>${entry("logs/a")}`,
    "TransientError",
  ],
  ["a key outside the prefix", entry("other/a"), "BlockedError"],
  ["more than a page", entry("logs/a").repeat(1_001), "BlockedError"],
  [
    "a folder outside the prefix",
    "<CommonPrefixes><Prefix>other/</Prefix></CommonPrefixes>",
    "BlockedError",
  ],
];

test.each(LISTINGS)("a listing with %s ends with an error", async (_, inside, name) => {
  s3.fault = (_url, response) => sendListing(response, inside);
  await expect(list()).rejects.toMatchObject({ name });
});

test("empty pages without end come to an end", async () => {
  let token = 0;
  s3.fault = (_, response) => {
    token += 1;
    return sendListing(
      response,
      `<IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken>`,
    );
  };
  await expect(list()).rejects.toMatchObject({ name: "TransientError" });
  expect(s3.requests.length).toBeLessThan(200);
});

test("HTML, broken XML, entities and a failing second page are errors of the listing", async () => {
  const answers = [
    "<html><body>secret</body></html>",
    "<html><body>secret</body></html",
    "<a",
    "",
    '<!DOCTYPE a [<!ENTITY x "secret">]><a>&x;</a>',
  ];
  for (const text of answers) {
    s3.fault = (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end(text);
      return true;
    };
    const outcome = await list().catch((error: unknown) => error);
    expect(outcome).toMatchObject({ name: "TransientError" });
    expect(String(outcome)).not.toMatch(/secret/);
  }
  for (let number = 0; number < 1_100; number += 1)
    s3.objects.set(`logs/many/${number}`, { body: Buffer.from("{}") });
  s3.fault = (url, response) =>
    url.searchParams.has("continuation-token") && sendError(response, 500, "InternalError");
  await expect(list()).rejects.toMatchObject({ name: "TransientError" });
});
