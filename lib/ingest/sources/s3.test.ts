import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BODY_LIMITS } from "@/lib/ingest/body/body-limits";
import {
  etagOf,
  type FaultS3,
  sendError,
  startFaultS3,
} from "@/lib/ingest/testing/fault-s3-server";
import { S3Source } from "./s3";
import type { LogObject } from "./source";

const PREFIX = "logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/02/";
const body = Buffer.from('{"Records":[]}');
const object: LogObject = {
  key: `${PREFIX}a.json.gz`,
  etag: etagOf(body),
  sizeBytes: body.length,
  modifiedMs: null,
};
const signal = new AbortController().signal;
let s3: FaultS3;

beforeEach(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
  s3 = await startFaultS3();
  s3.objects.set(object.key, { body, metadata: { signature: "00ff" } });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await s3.close();
});

const source = (options = {}) =>
  new S3Source("s3://trail-bucket/logs/", { endpoint: s3.endpoint, attempts: 1, ...options });
const get = (options = {}) => source(options).open(object, signal);

async function list(prefixes?: string[]) {
  const pages = [];
  for await (const page of source().list({ signal, ...(prefixes ? { prefixes } : {}) }))
    pages.push(page);
  return {
    objects: pages.flatMap((page) => page.objects),
    skipped: pages.flatMap((page) => page.skipped),
    pages,
  };
}

/** Lets the first requests fail and the later ones pass. */
function failOnce(answer: (response: ServerResponse) => true): void {
  s3.fault = (_, response) => {
    s3.fault = null;
    return answer(response);
  };
}

test("an object comes with its bytes and its metadata", async () => {
  expect(await get()).toEqual({ bytes: body, metadata: { signature: "00ff" } });
});

test("all pages of a listing come, odd keys included", async () => {
  for (let number = 0; number < 2_100; number += 1) s3.objects.set(`logs/many/${number}`, { body });
  for (const key of [
    "logs/with space+plus%2B",
    "logs/\u0001control",
    "logs/é&<>",
    "logs/marker/",
  ]) {
    s3.objects.set(key, { body: key.endsWith("/") ? Buffer.alloc(0) : body });
  }
  s3.objects.set("elsewhere/x", { body });
  const { objects, skipped, pages } = await list();
  expect(pages).toHaveLength(3);
  expect(objects).toHaveLength(2_104);
  expect(objects.map(({ key }) => key)).toEqual(
    expect.arrayContaining(["logs/with space+plus%2B", "logs/\u0001control", "logs/é&<>"]),
  );
  expect(skipped.map(({ key }) => key)).toEqual(["logs/marker/"]);
  expect(objects.find(({ key }) => key === object.key)).toEqual({
    ...object,
    modifiedMs: Date.UTC(2026, 0, 2, 3, 4, 5),
  });
});

test("a listing by prefixes asks for these alone, and never outside the source", async () => {
  s3.objects.set("logs/other", { body });
  expect((await list([PREFIX, "elsewhere/"])).objects.map(({ key }) => key)).toEqual([object.key]);
  expect(s3.requests).toHaveLength(1);
});

test("folders below a prefix are found without their objects", async () => {
  s3.objects.set("logs/AWSLogs/444455556666/x", { body });
  expect(await source().listFolders("logs/AWSLogs/", signal)).toEqual([
    "111122223333",
    "444455556666",
  ]);
});

const ANSWERS: readonly (readonly [
  what: string,
  status: number,
  code: string,
  name: string,
  scope: string,
])[] = [
  ["slow down", 503, "SlowDown", "TransientError", ""],
  ["internal error", 500, "InternalError", "TransientError", ""],
  ["expired token", 400, "ExpiredToken", "TransientError", ""],
  ["no permission on one key", 403, "AccessDenied", "BlockedError", "object"],
  ["key of KMS refused", 400, "KMS.DisabledException", "BlockedError", "object"],
  ["archived", 403, "InvalidObjectState", "BlockedError", "object"],
  ["wrong secret", 403, "SignatureDoesNotMatch", "BlockedError", "source"],
  ["unknown key id", 403, "InvalidAccessKeyId", "BlockedError", "source"],
  ["no such bucket", 404, "NoSuchBucket", "BlockedError", "source"],
  ["gone", 404, "NoSuchKey", "GoneError", ""],
  ["another Region", 301, "PermanentRedirect", "BlockedError", "source"],
  ["overwritten", 412, "PreconditionFailed", "ChangedError", ""],
];

test.each(ANSWERS)(
  "%s is told apart, without the text of the answer",
  async (_, status, code, name, scope) => {
    s3.fault = (_url, response) => sendError(response, status, code);
    const error: unknown = await get().catch((problem: unknown) => problem);
    expect(error).toMatchObject({ name, ...(scope ? { scope } : {}) });
    expect(String(error)).not.toMatch(/secret/);
  },
);

test("an object that changed since it was listed is not read", async () => {
  await expect(source().open({ ...object, etag: '"old"' }, signal)).rejects.toMatchObject({
    name: "ChangedError",
  });
  s3.fault = (_, response) => {
    response.writeHead(200, { etag: '"other"', "content-length": 2 });
    response.end("{}");
    return true;
  };
  await expect(get()).rejects.toMatchObject({ name: "ChangedError" });
});

test("a redirect is never followed", async () => {
  s3.fault = (_, response) => {
    response.writeHead(302, { location: `${s3.endpoint}/stolen` });
    response.end();
    return true;
  };
  await expect(get()).rejects.toMatchObject({ name: "BlockedError" });
  expect(s3.requests.filter((line) => line.includes("stolen"))).toEqual([]);
});

test("a connection that breaks off, a short body and a stalled body are passing troubles", async () => {
  const faults: ((response: ServerResponse) => true)[] = [
    (response) => {
      response.destroy();
      return true;
    },
    (response) => {
      response.writeHead(200, { etag: object.etag, "content-length": 1_000 });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
      return true;
    },
    (response) => {
      response.writeHead(200, { etag: object.etag, "content-length": 1_000 });
      response.write("{");
      return true;
    },
  ];
  for (const fault of faults) {
    failOnce(fault);
    await expect(get({ stallTimeoutMs: 200 })).rejects.toMatchObject({ name: "TransientError" });
    expect((await get()).bytes.equals(body)).toBe(true);
  }
});

test("throttling that passes within the tries of one request is not seen", async () => {
  failOnce((response) => sendError(response, 503, "SlowDown"));
  expect((await get({ attempts: 2 })).bytes.equals(body)).toBe(true);
});

test("an object above the limit is refused, whether its length is announced or not", async () => {
  const limits = { ...BODY_LIMITS, compressedBytes: 5 };
  await expect(get({ limits })).rejects.toMatchObject({ name: "FileProblem", reason: "too-large" });
  s3.fault = (_, response) => {
    response.writeHead(200, { etag: object.etag });
    response.end(body);
    return true;
  };
  await expect(get({ limits })).rejects.toMatchObject({ name: "FileProblem", reason: "too-large" });
});

test("cancelling ends a request with the signal's own reason", async () => {
  s3.fault = () => true;
  const end = new AbortController();
  const answer = source().open(object, end.signal);
  setTimeout(() => end.abort(new Error("stopped")), 20);
  await expect(answer).rejects.toThrow("stopped");
});
