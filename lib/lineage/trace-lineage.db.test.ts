import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reader } from "@/lib/auth/reader";
import { countEvents } from "@/lib/events/count-events";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { readSubject } from "./read-subject";
import { eventIds, HOME, OTHER, T } from "./testing/case-record";
import { caseRecords } from "./testing/lineage-cases";
import { makeChain } from "./testing/make-chain";
import { USER_ID } from "./testing/served-cases";
import { traceLineage } from "./trace-lineage";

let index: TestIndex;
const cross = makeChain({ number: 1, beginning: "access-key", accounts: [HOME, OTHER], events: 2 });

beforeAll(async () => {
  index = await openTestIndex();
  await index.ingest({ cases: caseRecords(), cross: cross.records });
}, 60_000);
afterAll(() => index.close());

const trace = (name: string, reader = index.reader) =>
  traceLineage(reader, { of: "event", key: eventIds.get(name) ?? name });

async function idsOf(q: string, reader: Reader = index.reader): Promise<string[]> {
  const { question } = toQuestion({ q }, Date.UTC(2027, 0));
  const page = await listEvents(reader, question, { limit: 500, cols: ["id"] });
  const names = new Map([...eventIds].map(([name, id]) => [id, name]));
  const { total } = await countEvents(reader, question);
  expect(page.rows).toHaveLength(total);
  return page.rows.map(({ values }) => names.get(values.id?.[0] ?? "") ?? "other").sort();
}

test("keys of a console session change, its beginning and its sign-in do not", async () => {
  for (const name of ["console-1", "console-2"]) {
    const { origin, links, missing } = await trace(name);
    expect(origin).toMatchObject({ name: "bob", kind: "principal" });
    expect(links).toMatchObject([{ by: "sign-in", certainty: "strong" }]);
    expect(missing).toEqual([]);
  }
  const { nodes } = await traceLineage(index.reader, {
    of: "session",
    key: `AIDABOB|${T}`,
  });
  expect(nodes.filter(({ kind }) => kind === "session")).toHaveLength(1);
  expect(await idsOf("origin:bob")).toEqual(["console-1", "console-2", "login"]);
});

test("a role that assumes itself in a circle ends, and has no origin", async () => {
  for (const name of ["loop-1", "loop-2"]) {
    const { origin, links, nodes, missing } = await trace(name);
    expect(origin).toBe(null);
    expect(nodes).toHaveLength(2);
    expect(links).toHaveLength(2);
    expect(missing).toMatchObject([{ what: "The chain leads back to itself." }]);
  }
  expect(await idsOf("missing:origin session:again")).toEqual(["loop-1", "loop-2"]);
  expect(await idsOf("chain:again")).toEqual(["loop-1", "loop-2"]);
});

test("an answer that is not recorded leaves the origin unknown, and says what is missing", async () => {
  const { origin, certainty, missing, sentence } = await trace("null-leaf");
  expect([origin, certainty]).toEqual([null, null]);
  expect(missing).toMatchObject([
    { what: expect.stringContaining("ASIANULL000000000001"), account: HOME, isCovered: true },
  ]);
  expect(sentence).toMatch(/^Nobody is known/);
  expect(await idsOf("missing:origin session:n")).toEqual(["null-leaf"]);
});

test("where two calls fit both are shown and neither is chosen; a key decides", async () => {
  const { origin, links, missing } = await trace("twice-none");
  expect(origin).toBe(null);
  expect(links.map(({ certainty }) => certainty)).toEqual(["inferred", "inferred"]);
  expect(missing).toMatchObject([{ what: "Which of 2 calls began it cannot be told." }]);
  expect((await trace("twice-key")).origin?.name).toBe("anna");
  expect(await idsOf("origin:anna -role:target")).toEqual(["twice-1", "twice-key", "twice-none"]);
  expect(await idsOf("origin:berta -role:target")).toEqual(["twice-2", "twice-none"]);
});

test("without a call, what a session says of itself names its start", async () => {
  const said = async (name: string) => {
    const { origin, links, certainty } = await trace(name);
    return [origin?.principalKind, origin?.name, links[0]?.by, certainty];
  };
  expect(await said("named")).toEqual(["unknown", "Johanna", "source-identity", "strong"]);
  expect(await said("sso")).toEqual([
    "identity-center",
    "mia@example.com",
    "identity-center",
    "inferred",
  ]);
  expect(await said("linked")).toEqual(["service", "rds.amazonaws.com", "service", "strong"]);
  expect(await said("instance")).toEqual(["service", "ec2.amazonaws.com", "service", "inferred"]);
  expect(await idsOf("origin:johanna")).toEqual(["named"]);
  expect(await idsOf("origin:mia@*")).toEqual(["sso"]);
  expect(await idsOf("origin:ec2.amazonaws.com")).toEqual(["instance"]);
  expect(await idsOf("origin~rds")).toEqual(["linked"]);
});

test("a session is that of the person on whose behalf any of its records says it acts", async () => {
  const key = `identity-center|${HOME}|d-9067642ac7/${USER_ID}`;
  for (const name of ["behalf", "behalf-silent"]) {
    const { origin, certainty, links, missing } = await trace(name);
    expect(origin).toMatchObject({ principalKey: key, name: "nina@example.com" });
    expect([certainty, links[0]?.by, missing]).toEqual(["strong", "identity-center", []]);
  }
  expect(await idsOf(`origin:${USER_ID}`)).toEqual([
    "behalf",
    "behalf-forged",
    "behalf-silent",
    "portal",
  ]);
  expect(await idsOf(`origin:="${key}"`)).toEqual(["behalf", "behalf-silent", "portal"]);
  expect(await idsOf("origin:nina@example.com")).toEqual(["behalf", "behalf-silent"]);
});

test("names that anybody can choose make nobody certain", async () => {
  const { origin, certainty, missing } = await trace("behalf-forged");
  expect([origin?.principalKey, certainty]).toEqual([`identity-center||${USER_ID}`, "inferred"]);
  expect(missing).toMatchObject([{ what: expect.stringContaining("is not indexed") }]);
});

test("a session that a service began at other times is thought to be its own, and that is said", async () => {
  const { origin, certainty, missing } = await trace("fn-other");
  expect([origin?.name, certainty]).toEqual(["lambda.amazonaws.com", "inferred"]);
  expect(missing).toMatchObject([
    { what: expect.stringContaining("lambda.amazonaws.com"), account: HOME, isCovered: true },
  ]);
  expect(await idsOf("origin:lambda.amazonaws.com")).toEqual(["fn-call", "fn-other"]);
  expect((await trace("instance")).missing).toHaveLength(1);
});

test("a call that a service made on the caller's behalf is told as such", async () => {
  const { origin, links } = await trace("forwarded-leaf");
  expect(origin?.name).toBe("fred");
  expect(links[0]?.why).toContain("cloudformation.amazonaws.com made the call on behalf of");
  expect((await trace("forwarded-call")).sentence).toBe(
    "fred of account 100000000001 acted directly. cloudformation.amazonaws.com made the call on behalf of the caller.",
  );
});

test("a caller from an account that is not indexed is known by its id", async () => {
  const { origin, missing } = await trace("foreign");
  expect(origin).toMatchObject({ name: "AIDAUNKNOWNUSER", account: "777788889999" });
  expect(missing).toMatchObject([{ account: "777788889999", isCovered: false }]);
  expect(await idsOf("origin:AIDAUNKNOWNUSER")).toEqual(["foreign"]);
});

test("a switched role leads to whom it was switched from", async () => {
  const { origin, links } = await trace("switched-leaf");
  expect(origin?.name).toBe("carla");
  expect(links).toMatchObject([{ by: "sign-in", why: expect.stringContaining("user/carla") }]);
  expect(await idsOf("origin:carla")).toEqual(["carla", "switched", "switched-leaf"]);
});

test("which session of a name a role was switched from is not certain", async () => {
  const { links } = await trace("from-role-leaf");
  const link = links.find(({ why }) => why.includes("twice/same"));
  expect(link).toMatchObject({ by: "sign-in", certainty: "inferred" });
});

test("a key is no evidence once it has expired, and an event without a time is no contradiction", async () => {
  expect(await trace("expired-leaf")).toMatchObject({ origin: null, links: [] });
  const { origin, links } = await trace("undated-leaf");
  expect(origin?.name).toBe("una");
  expect(links).toMatchObject([{ by: "access-key", certainty: "exact" }]);
  expect(await idsOf("origin:una")).toEqual(["undated-call", "undated-leaf"]);
});

test("ids that can only be stored changed are never taken for each other", async () => {
  expect((await trace("cleaned-leaf")).links).toEqual([]);
});

test("hostile names are only names", async () => {
  const { origin } = await trace("hostile-leaf");
  expect(origin?.principalKind).toBe("user");
  expect((await trace("odd-date")).origin).toBe(null);
  expect(await idsOf("origin:__proto__*")).toEqual(["hostile-call", "hostile-leaf"]);
});

test.each(["session", "principal"] as const)("a %s that cannot exist is not found", async (of) => {
  for (const key of ["\0", "\ud800", "__proto__", "' or 1=1 --"])
    await expect(traceLineage(index.reader, { of, key })).rejects.toMatchObject({
      kind: "not_found",
    });
});

test("a reader of one account learns no name from another's records", async () => {
  const some = { ...index.reader, accounts: [OTHER] };
  const [leaf = ""] = cross.leaves;
  expect((await trace(leaf)).origin?.name).toBe(cross.origin);
  const { origin, nodes, missing } = await trace(leaf, some);
  expect(origin).toBe(null);
  expect(JSON.stringify(nodes)).not.toContain(cross.origin);
  expect(missing.some(({ what }) => what.includes("may not see"))).toBe(true);
  expect(await idsOf(`origin:${cross.origin}`, some)).toEqual([]);
  expect(await idsOf(`origin:${USER_ID}`, some)).toEqual([]);
  expect(await idsOf(`origin:${cross.origin} event:GetObject`)).toHaveLength(2);
  await expect(trace("login", some)).rejects.toMatchObject({ kind: "not_found" });
});

test("a principal is traced session by session; a role has an origin when all agree", async () => {
  const { origin, sentence } = await traceLineage(index.reader, {
    of: "principal",
    key: `role|${HOME}|twice`,
  });
  expect(origin).toBe(null);
  expect(sentence).toBe(
    "anna of account 100000000001 or berta of account 100000000001 may stand behind it: several calls fit.",
  );
  const anna = await traceLineage(index.reader, { of: "principal", key: `user|${HOME}|anna` });
  expect(anna.origin?.name).toBe("anna");
  expect(anna.links.map(({ by }) => by)).toContain("access-key");
});

test("a principal is found by key, ARN or name, and several of one name are listed", async () => {
  const key = `user|${HOME}|anna`;
  for (const text of [key, `arn:aws:iam::${HOME}:user/anna`, "anna"]) {
    expect(await readSubject(index.reader, text)).toEqual({ of: "principal", key });
  }
  const eventId = eventIds.get("login") ?? "";
  expect(await readSubject(index.reader, eventId)).toEqual({ of: "event", key: eventId });
  await expect(readSubject(index.reader, "nobody-at-all")).rejects.toMatchObject({
    kind: "not_found",
  });
});
