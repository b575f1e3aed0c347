import { expect, test } from "vitest";
import { narrowed } from "@/lib/api/narrowed";
import { parseSearch } from "@/lib/search/url";
import { dayLink, eventCompareHref, hourLink } from "./event-links";

const link = { q: "user:alice", fromMs: 0, toMs: 86_400_000 };

test("a condition is added to those before it", () => {
  expect(narrowed(link, "outcome:denied")?.q).toBe("user:alice outcome:denied");
  expect(narrowed({ ...link, q: "" }, "outcome:denied")?.q).toBe("outcome:denied");
});

test("a condition counts for both sides of an OR", () => {
  expect(narrowed({ ...link, q: "ip:1.2.3.4 OR via:x" }, "mfa:true")?.q).toBe(
    "(ip:1.2.3.4 OR via:x) mfa:true",
  );
});

test("no link leads where no query can", () => {
  expect(narrowed(null, "mfa:true")).toBeNull();
  expect(narrowed({ ...link, q: `user:${"a".repeat(100_000)}` }, "mfa:true")).toBeNull();
  expect(eventCompareHref(null, "prev")).toBeNull();
});

test("an hour of the week is two conditions", () => {
  expect(hourLink(link, 6, 23)?.q).toBe("user:alice weekday:sun hour:23");
});

test("a day is its own period", () => {
  expect(dayLink(link, 86_400_000)).toEqual({ ...link, fromMs: 86_400_000, toMs: 172_800_000 });
});

test("the events page compares the same events", () => {
  const href = eventCompareHref(link, "prev") ?? "";
  const { search, ignored } = parseSearch(new URLSearchParams(href.split("?")[1]));
  expect(ignored).toEqual([]);
  expect(search).toMatchObject({ q: link.q, view: "compare", cmp: "prev" });
});
