import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { playIncident } from "@/bench/generator/incident";
import { Organization } from "@/bench/generator/organization";
import { Random } from "@/bench/generator/random";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { eventIds, HOME, OTHER } from "./testing/case-record";
import { makeChain } from "./testing/make-chain";
import { mirrorRecords } from "./testing/mirror-cases";
import { traceLineage } from "./trace-lineage";

let index: TestIndex;
const cross = makeChain({ number: 1, beginning: "access-key", accounts: [HOME, OTHER], events: 2 });

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ cases: mirrorRecords(), cross: cross.records });
}, 60_000);
afterAll(() => index.close());

const idOf = (name: string) => eventIds.get(name) ?? name;
const trace = (name: string) => traceLineage(index.reader, { of: "event", key: idOf(name) });

test("the copy of a call in the role's account is the caller's own call", async () => {
  const mirrored = cross.records.find(
    ({ userIdentity }) => z.object({ type: z.string() }).parse(userIdentity).type === "AWSAccount",
  );
  const mirror = { of: "event", key: String(mirrored?.eventID) } as const;
  const only = await traceLineage({ ...index.reader, accounts: [OTHER] }, mirror);
  const [node] = only.nodes;
  expect(only.nodes).toMatchObject([{ principalKind: "account" }]);
  expect(only.missing).toMatchObject([{ node: node?.id }]);
  expect(JSON.stringify(only)).not.toContain(cross.origin);
  const { nodes, sentence } = await traceLineage(index.reader, mirror);
  expect(sentence).toContain("with the shared event id shared-1-1, that names the caller.");
  const key = nodes.find(({ sessionName }) => sessionName === "hop-0")?.sessionKey ?? "";
  for (const subject of [
    mirror,
    { of: "principal", key: node?.principalKey ?? "" },
    { of: "session", key },
  ] as const) {
    const traced = await traceLineage(index.reader, subject);
    const names = traced.nodes.map(({ name, sessionName }) => sessionName ?? name).sort();
    const below = subject.of === "event" ? [] : ["hop-1"];
    expect(names).toEqual([cross.origin, "hop-0", ...below]);
    expect(traced.links).toHaveLength(names.length - 1);
    expect(traced).toMatchObject({ origin: { name: cross.origin }, missing: [] });
  }
});

test("which session of an id another account's copy is of, its shared event id tells", async () => {
  expect((await trace("mirror-0")).origin?.name).toBe("pia");
  expect((await trace("mirror-1")).origin?.name).toBe("paul");
  const { origin, nodes } = await traceLineage(index.reader, {
    of: "principal",
    key: `account|${HOME}|AROAPIPE`,
  });
  expect(origin).toBe(null);
  expect(nodes.filter(({ principalKind }) => principalKind === "account")).toHaveLength(1);
  const { question } = toQuestion({ q: "origin:pia" }, Date.UTC(2027, 0));
  const { rows } = await listEvents(index.reader, question, { limit: 10, cols: ["id"] });
  const found = rows.map(({ values }) => values.id?.[0]).sort();
  expect(found).toEqual(["mirror-0", "mirror-1", "own-0", "pipe-call-0"].map(idOf).sort());
});

test("the sample incident's human is found behind the last role", async () => {
  const organization = new Organization(new Random("7"), 3);
  const { story, events } = playIncident(organization, Date.UTC(2026, 8, 1));
  const incident = await openTestIndex();
  await incident.ingest({ log: events.map(({ json }): unknown => JSON.parse(json)) });
  const step = story.steps.find(({ title }) => title === "Role to role");
  const leaf = step?.eventIds.at(-1) ?? "";
  const { origin, sentence, nodes, links } = await traceLineage(incident.reader, {
    of: "event",
    key: leaf,
  });
  expect(origin).toMatchObject({ principalKind: "user", name: "svc-metrics-sync" });
  expect(sentence).toContain("through ops-admin, then ci-deploy");
  expect(links.every(({ by, eventKey }) => by === "access-key" && eventKey !== null)).toBe(true);
  const caller = nodes.find(({ name, kind }) => name === "ops-admin" && kind === "session");
  const ofCaller = await traceLineage(incident.reader, {
    of: "session",
    key: caller?.sessionKey ?? "",
  });
  const names = ofCaller.nodes.map(({ name }) => name).sort();
  expect(names).toEqual(["ci-deploy", "ops-admin", "svc-metrics-sync"]);
  await incident.close();
});
