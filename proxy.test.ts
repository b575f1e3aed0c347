import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "./proxy";

afterEach(() => vi.unstubAllEnvs());

const answer = (path: string, host = "127.0.0.1:3000", headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://${host}${path}`, { headers: { host, ...headers } }));

test("every answer has the headers that keep it to itself", () => {
  const { headers } = answer("/events");
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  const policy = headers.get("content-security-policy") ?? "";
  for (const rule of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "report-uri /csp-report",
  ]) {
    expect(policy.split("; ")).toContain(rule);
  }
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(answer("/r/abc").headers.get("referrer-policy")).toBe("no-referrer");
});

test("no two answers have the same nonce, and a client chooses none", () => {
  const nonce = (given = {}) =>
    /'nonce-([^']+)'/.exec(
      answer("/", undefined, given).headers.get("content-security-policy") ?? "",
    )?.[1];
  expect(nonce()).toMatch(/^[\da-f]{32}$/);
  expect(nonce()).not.toBe(nonce());
  const chosen = { "content-security-policy": "script-src 'nonce-mine'", "x-nonce": "mine" };
  expect(nonce(chosen)).not.toBe("mine");
  const passedOn = answer("/", undefined, { ...chosen, "x-middleware-subrequest": "proxy" });
  expect(passedOn.headers.get("x-middleware-override-headers")).not.toMatch(
    /x-nonce|x-middleware-subrequest/,
  );
});

test("on https, and only there, a browser is told to come back by https alone", () => {
  const told = (host: string) => answer("/", host).headers.get("strict-transport-security");
  expect(told("127.0.0.1:3000")).toBe(null);
  vi.stubEnv("PUBLIC_URL", "https://trail.example");
  expect(told("trail.example")).toBe("max-age=31536000");
  expect(told("127.0.0.1:3000")).toBe(null);
});

test.each([
  ["evil.example", 421],
  ["127.0.0.1.evil.example", 421],
  ["localhost:3000", 200],
  ["[::1]:3000", 200],
])("the host name %s is answered with %d", (host, status) => {
  expect(answer("/api/health", host).status).toBe(status);
});

test.each(["/.env", "/a/.git/config", "/%2eenv", "/x.js.map", "/_next/image"])(
  "%s is no place",
  (path) => expect(answer(path).status).toBe(404),
);
