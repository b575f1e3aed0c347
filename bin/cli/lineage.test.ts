import { expect, test } from "vitest";
import type { Lineage, LineageNode } from "@/lib/api/lineage-contract";
import { text, toJson } from "./lineage";

const node = (id: string, more: Partial<LineageNode> = {}): LineageNode => ({
  id,
  kind: "session",
  principalKey: `role|1|${id}`,
  principalKind: "role",
  name: id,
  account: "111122223333",
  sessionName: "s",
  sessionKey: null,
  startedMs: 0,
  q: "",
  ...more,
});
const link = (from: string, to: string) =>
  ({
    from,
    to,
    by: "access-key",
    certainty: "exact",
    why: `${from} handed out the key of ${to}.`,
    eventKey: null,
    eventId: "e-1",
    timeMs: 0,
  }) as const;

const answer: Lineage = {
  origin: node("alice"),
  certainty: "exact",
  sentence: "alice\u001b[2J stands behind it.",
  nodes: [node("alice", { kind: "principal", sessionName: null }), node("a"), node("b"), node("c")],
  links: [link("alice", "a"), link("b", "c"), link("c", "b")],
  missing: [
    { node: "b", what: "A call.", account: null, fromMs: null, toMs: null, isCovered: false },
  ],
  more: 2,
};

test("scripts read the names that the manual gives", () => {
  const { origin, links, missing } = toJson(answer);
  expect(origin?.name).toBe("alice");
  expect(links[0]).toMatchObject({ from: "alice", to: "a", by: "access-key" });
  expect(links[0]).toMatchObject({ confidence: "exact", eventID: "e-1" });
  expect(missing).toHaveLength(1);
});

test("the tree ends where a chain leads back to itself, and cannot drive the terminal", () => {
  const lines = text(answer).trimEnd().split("\n");
  expect(lines.filter((line) => line.includes(", as above"))).toHaveLength(1);
  expect(lines.some((line) => /^ {2}role a /.test(line))).toBe(true);
  expect(lines.join("")).not.toContain("\u001b");
  expect(lines.at(-2)).toBe("missing: A call. (that hour is not indexed)");
  expect(lines.at(-1)).toBe("2 more sessions are not listed.");
});
