import { expect, test } from "vitest";
import { profileKind, profilePath } from "./profile-path";

const NONE = { from: null, to: null };
const noon = Date.parse("2026-11-16T12:00Z");

test("an id is one part of the path, whatever stands in it", () => {
  const id = "user|123456789012|a/b %c";
  expect(profilePath("principal", id, NONE, null)).toBe(
    "/principals/user%7C123456789012%7Ca%2Fb%20%25c",
  );
});

test("the times of the search are kept, relative ones too", () => {
  expect(profilePath("ip", "192.0.2.1", { from: "now-7d", to: null }, noon)).toBe(
    "/ips/192.0.2.1?from=now-7d",
  );
});

test("without times it is the month around the event", () => {
  expect(profilePath("key", "AKIA1", NONE, noon)).toBe(
    "/keys/AKIA1?from=2026-11-01T12:00Z&to=2026-12-01T12:00Z",
  );
});

test.each(["", ".", ".."])("no path says %j", (id) => {
  expect(profilePath("resource", id, NONE, noon)).toBeNull();
});

test("only some fields have pages", () => {
  expect(profileKind("session_key")).toBe("session");
  expect(profileKind("user")).toBeUndefined();
  expect(profileKind("__proto__")).toBeUndefined();
});
