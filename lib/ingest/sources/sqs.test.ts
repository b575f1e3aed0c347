import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HintQueue } from "./sqs";

const BUCKET = "trail-bucket";
const signal = new AbortController().signal;
let server: Server;
let queueUrl: string;
/** Waiting messages by receipt. */
let waiting: Map<string, string>;
let failing: number | null;

beforeEach(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret-of-the-test");
  waiting = new Map();
  failing = null;
  server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    response.setHeader("content-type", "application/x-amz-json-1.0");
    if (failing) {
      response.writeHead(failing).end('{"__type":"AccessDenied","message":"secret-in-message"}');
    } else if (String(request.headers["x-amz-target"]).endsWith("DeleteMessage")) {
      waiting.delete(JSON.parse(text).ReceiptHandle);
      response.end("{}");
    } else {
      const Messages = [...waiting].map(([ReceiptHandle, Body]) => ({
        MessageId: ReceiptHandle,
        ReceiptHandle,
        Body,
        MD5OfBody: createHash("md5").update(Body).digest("hex"),
      }));
      response.end(JSON.stringify({ Messages }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  queueUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/111122223333/hints`;
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const message = (key: string) => JSON.stringify({ s3Bucket: BUCKET, s3ObjectKey: [key] });

test("a message is deleted only after it was kept, malformed ones included", async () => {
  waiting.set("1", message("a")).set("2", "{");
  const seen: unknown[] = [];
  const queue = new HintQueue(queueUrl, BUCKET, { attempts: 1 });
  const count = await queue.receive(async (received) => {
    seen.push([received.hints.map(({ key }) => key), received.problems.length, waiting.size]);
  }, signal);
  expect(count).toBe(2);
  expect(seen).toEqual([
    [["a"], 0, 2],
    [[], 1, 1],
  ]);
  expect(waiting.size).toBe(0);
});

test("a message that could not be kept stays in the queue", async () => {
  waiting.set("1", message("a"));
  const queue = new HintQueue(queueUrl, BUCKET, { attempts: 1 });
  await expect(
    queue.receive(() => Promise.reject(new Error("database away")), signal),
  ).rejects.toThrow("database away");
  expect([...waiting.keys()]).toEqual(["1"]);
});

test("a refused queue is a problem of the source, told without the text of the answer", async () => {
  failing = 403;
  const error: unknown = await new HintQueue(queueUrl, BUCKET, { attempts: 1 })
    .receive(async () => {}, signal)
    .catch((problem: unknown) => problem);
  expect(error).toMatchObject({ name: "BlockedError", scope: "source" });
  expect(String(error)).not.toMatch(/secret/);
});

test.each([
  "http://example.com/111122223333/q",
  "https://169.254.169.254/111122223333/q",
  "https://sqs.us-east-1.amazonaws.com/q",
  "x",
])("%s is refused as a queue", (url) => {
  expect(() => new HintQueue(url, BUCKET)).toThrow(expect.objectContaining({ kind: "invalid" }));
});
