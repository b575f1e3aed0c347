import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { startMailReceiver } from "@/lib/detections/testing/mail-receiver";
import { type Answer, startWebhookReceiver } from "@/lib/detections/testing/webhook-receiver";
import { checkTarget, checkTargetAddress } from "./check-target";
import { postWebhook } from "./post-webhook";

const NONE: ReadonlySet<string> = new Set();
const LOCAL: ReadonlySet<string> = new Set(["127.0.0.1", "hooks.test"]);
const NOW_MS = Date.UTC(2026, 6, 1);
const CALL = { body: '{"text":"é"}', key: "6f1d", secret: null };

async function told(answer: (at: number) => Answer) {
  const { url, received, close } = await startWebhookReceiver(answer);
  const result = await postWebhook(
    { ...CALL, url },
    { allowed: LOCAL, nowMs: NOW_MS, timeoutMs: 1_500 },
  );
  await close();
  return { ...result, received: received.length };
}

test("a message is sent once, with its key, and signed over its time and its bytes", async () => {
  const { url, received, close } = await startWebhookReceiver();
  const call = { ...CALL, url, secret: "pepper" };
  expect(await postWebhook(call, { allowed: LOCAL, nowMs: NOW_MS })).toMatchObject({
    state: "sent",
    said: "204",
  });
  const [message] = received;
  expect([message?.key, message?.body]).toEqual(["6f1d", CALL.body]);
  const timeSeconds = NOW_MS / 1000;
  const v1 = createHmac("sha256", "pepper").update(`${timeSeconds}.${CALL.body}`).digest("hex");
  expect(message?.headers["trailglass-signature"]).toBe(`t=${timeSeconds},v1=${v1}`);
  await close();
});

test("a server in trouble is tried again, a refusal is final, a redirect is not followed", async () => {
  expect(await told(() => 500)).toMatchObject({ state: "failed", said: "500" });
  expect(await told(() => 410)).toMatchObject({ state: "refused", said: "410" });
  const moved = { status: 302, headers: { Location: "http://127.0.0.1/other" } };
  expect(await told(() => moved)).toMatchObject({ state: "refused", received: 1 });
  const busy = (wait: string) => ({ status: 429, headers: { "Retry-After": wait } });
  expect(await told(() => busy("90"))).toMatchObject({ state: "failed", retryAfterMs: 90_000 });
  const until = new Date(NOW_MS + 5_000).toUTCString();
  expect(await told(() => busy(until))).toMatchObject({ state: "failed", retryAfterMs: 5_000 });
  expect(await told(() => busy("soon"))).toMatchObject({ state: "failed", retryAfterMs: null });
});

test("a receiver that hangs up, or is not there, or is silent, is tried again", async () => {
  expect(await told(() => "hang-up")).toMatchObject({ state: "failed", received: 1 });
  const gone = await startWebhookReceiver();
  await gone.close();
  const options = { allowed: LOCAL, nowMs: NOW_MS };
  expect(await postWebhook({ ...CALL, url: gone.url }, options)).toMatchObject({
    state: "failed",
    said: expect.stringContaining("ECONNREFUSED"),
  });
  const silent = { ...options, resolve: async () => "192.0.2.1", timeoutMs: 100 };
  const asked = postWebhook({ ...CALL, url: "http://hooks.test/" }, silent);
  expect(await asked).toMatchObject({ state: "failed" });
});

test("of an answer without end the beginning is kept", async () => {
  const { state, said } = await told(() => "endless");
  expect([state, said.length]).toEqual(["failed", "500: ".length + 2_048]);
});

test("a name that does not resolve in time does not hold up the others", async () => {
  const resolve = () => new Promise<string>(() => {});
  const options = { allowed: NONE, nowMs: NOW_MS, resolve, timeoutMs: 50 };
  expect(await postWebhook({ ...CALL, url: "https://hooks.test/" }, options)).toMatchObject({
    state: "failed",
    said: "No answer in time.",
  });
});

test("a server that cannot prove its name is told nothing", async () => {
  // Any server with a certificate of its own making would do.
  const server = await startMailReceiver(undefined, true);
  const { port } = new URL(server.url);
  for (const host of ["127.0.0.1", "hooks.test"]) {
    const call = { ...CALL, url: `https://${host}:${port}/` };
    const options = { allowed: LOCAL, nowMs: NOW_MS, resolve: async () => "127.0.0.1" };
    expect(await postWebhook(call, options)).toMatchObject({
      state: "failed",
      said: expect.stringMatching(/CERT/),
    });
  }
  await server.close();
});

test("what stands in an address adds no header to the call", async () => {
  const { url, received, close } = await startWebhookReceiver();
  const call = { ...CALL, url: `${url}\r\nX-Added: yes&more=\u00e9 \u202e` };
  expect(await postWebhook(call, { allowed: LOCAL, nowMs: NOW_MS })).toMatchObject({
    state: "sent",
  });
  expect(received[0]?.headers["x-added"]).toBeUndefined();
  await close();
});

test("what is not on the open internet is refused, also when a name leads there", async () => {
  const to = (url: string, address = "203.0.113.7") =>
    postWebhook(
      { ...CALL, url },
      { allowed: NONE, nowMs: NOW_MS, resolve: async () => address, timeoutMs: 100 },
    );
  for (const url of [
    "http://example.com/",
    "ftp://example.com/",
    "nonsense",
    "https://example.com:25/",
    "https://me:it@example.com/",
  ]) {
    expect([url, (await to(url)).state]).toEqual([url, "refused"]);
  }
  for (const address of [
    ...["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.100.100.200"],
    ...[
      "0.0.0.0",
      "::1",
      "fe80::1",
      "fd00:ec2::254",
      "::ffff:127.0.0.1",
      "64:ff9b::7f00:1",
      "224.0.0.1",
    ],
  ]) {
    expect([address, (await to("https://rebound.test/", address)).state]).toEqual([
      address,
      "refused",
    ]);
    const literal = address.includes(":") ? `https://[${address}]/` : `https://${address}/`;
    expect([literal, (await to(literal)).state]).toEqual([literal, "refused"]);
  }
  expect(() => checkTargetAddress("open.test", "8.8.8.8", NONE)).not.toThrow();
  expect(() => checkTarget("http://hooks.test/", LOCAL)).not.toThrow();
});

test("a name is resolved once: the address that was checked is the one that is called", async () => {
  const { url, received, close } = await startWebhookReceiver();
  let asked = 0;
  const resolve = async () => (asked++ === 0 ? "127.0.0.1" : "10.0.0.1");
  const named = url.replace("127.0.0.1", "hooks.test");
  const result = await postWebhook(
    { ...CALL, url: named },
    { allowed: LOCAL, nowMs: NOW_MS, resolve },
  );
  expect([result.state, asked, received[0]?.headers.host]).toEqual([
    "sent",
    1,
    new URL(named).host,
  ]);
  await close();
});
