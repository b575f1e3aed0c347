import { expect, test } from "vitest";
import type { CaseIndicator } from "@/lib/api/case-contract";
import { parseQuery } from "@/lib/search/parse";
import { eventsHref, indicatorQuery } from "./indicator-words";

const by = { addedBy: { id: "local", name: "x" }, addedAt: "2026-01-01T00:00:00Z", note: "" };
const indicator = (kind: CaseIndicator["kind"], value: string): CaseIndicator => ({
  id: 1,
  kind,
  value,
  ...by,
});

test("indicators are one query, whatever stands in them", () => {
  const values = ["192.0.2.1", 'a" OR "b', "x y", "*", "role|1|a:b"];
  const kinds = ["ip", "user-agent", "principal", "resource", "access-key", "account"] as const;
  const all = kinds.flatMap((kind) => values.map((value) => indicator(kind, value)));
  for (const one of all.filter(({ kind }) => kind !== "ip" && kind !== "account")) {
    const { issues } = parseQuery(indicatorQuery([one]));
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  }
  const q = indicatorQuery([indicator("ip", "192.0.2.1"), indicator("other", 'say "it"')]);
  expect(q).toBe('ip:192.0.2.1 OR "say \\"it\\""');
  expect(parseQuery(q).query).not.toBe(null);
});

test("the link asks for them over the time of the case", () => {
  expect(eventsHref("ip:192.0.2.1", "2026-09-01T00:00:00.000Z", null)).toContain("from=2026-09-01");
});
