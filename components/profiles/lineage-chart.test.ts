import { expect, test } from "vitest";
import type { LineageNode } from "@/lib/api/lineage-contract";
import { lineageChart } from "./lineage-chart";

const human: LineageNode = {
  id: "h",
  kind: "principal",
  principalKey: "user|123456789012|al/ice",
  principalKind: "identity-center",
  name: "alice",
  account: "123456789012",
  sessionName: null,
  sessionKey: null,
  startedMs: null,
  q: "",
};
const session: LineageNode = {
  ...human,
  id: "s",
  kind: "session",
  principalKind: "role",
  name: "deploy",
  sessionName: "alice-cli",
  sessionKey: "123456789012|AROA%:alice|x",
};
const link = {
  from: "h",
  to: "s",
  by: "assumed-id",
  certainty: "strong",
  why: "",
  eventKey: "abc~12345678",
  eventId: null,
  timeMs: null,
} as const;

test("nodes lead to their pages with the page's period, links to their events", () => {
  const chart = lineageChart({ nodes: [human, session], links: [link] }, "from=now-7d");
  expect(chart.nodes).toEqual([
    {
      id: "h",
      kind: "Identity Center user",
      title: "alice",
      sub: "123456789012",
      href: "/principals/user%7C123456789012%7Cal%2Fice?from=now-7d",
    },
    {
      id: "s",
      kind: "role session",
      title: "deploy",
      sub: "alice-cli · 123456789012",
      href: "/sessions/123456789012%7CAROA%25%3Aalice%7Cx?from=now-7d",
    },
  ]);
  expect(chart.edges).toEqual([
    {
      from: "h",
      to: "s",
      label: "id of the session",
      certainty: "strong",
      href: "/events/abc~12345678",
    },
  ]);
});

test("a session without a key leads to its principal, a link without an event nowhere", () => {
  const { nodes, edges } = lineageChart(
    { nodes: [{ ...session, sessionKey: null }], links: [{ ...link, eventKey: null }] },
    "",
  );
  expect(nodes[0]?.href).toBe("/principals/user%7C123456789012%7Cal%2Fice");
  expect(edges[0]).not.toHaveProperty("href");
});
