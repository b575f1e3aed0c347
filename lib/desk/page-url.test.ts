import fc from "fast-check";
import { expect, test } from "vitest";
import { pageUrl } from "./page-url";

test.each([
  ["/events", "/events"],
  ["/events?q=root:true&sort=-time&view=table", "/events?q=root:true"],
  ["/events?view=compare&q=a%20b&nonsense=1", "/events?q=a+b&view=compare"],
  ["/events/0a1b-2c3d?p=raw", "/events/0a1b-2c3d?p=raw"],
  ["/imports?state=done#files", "/imports?state=done"],
  ["/imports/files/7", "/imports/files/7"],
  ["/manual/search", "/manual/search"],
  ["/events/../views", "/views"],
])("%s is kept as %s", (text, url) => {
  expect(pageUrl(text)).toBe(url);
  expect(pageUrl(url)).toBe(url);
});

test.each([
  "",
  "events",
  "//evil.example/events",
  "/\\evil.example",
  "/events\\..\\..",
  "/\t/evil.example",
  "https://evil.example/events",
  "javascript:alert(1)",
  "/api/events",
  "/s/0123456789",
  "/events/../api/views",
  "/events/%2e%2e/api/views",
  "/events//evil.example",
  "/events/..//evil.example",
  "/nowhere",
  "/eventsX",
  "/__proto__",
  "/events?q=\u0000",
])("%j is no page of ours", (text) => {
  expect(pageUrl(text)).toBe(null);
});

test("what is longer than a link may be is refused", () => {
  const link = `/events?q=${"x".repeat(1_990)}&cmp=principal:${"y".repeat(180)}`;
  expect(pageUrl(link)).toBe(link);
  expect(pageUrl(link + "z".repeat(8_000))).toBe(null);
});

test("whatever is kept stays on this host and is kept the same again", () => {
  const unit = fc.constantFrom(..."/\\.:@?#&=%2eEq events".split(""), "/events", "//", "http:");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (rest) => {
      const url = pageUrl(`/events${rest}`);
      if (url === null) return;
      expect(new URL(url, "http://localhost:3000").host).toBe("localhost:3000");
      expect(url).toMatch(/^\/(?:events|views)/);
      expect(pageUrl(url)).toBe(url);
    }),
  );
});
