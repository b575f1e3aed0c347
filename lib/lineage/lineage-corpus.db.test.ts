import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { generate } from "@/bench/generator/generate";
import { countEvents } from "@/lib/events/count-events";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";
import { bodyOf, corpusFiles, corpusSets, parseRecords } from "@/lib/ingest/testing/corpus";
import { openFilledIndex, openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { traceLineage } from "./trace-lineage";

const recordSchema = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  userIdentity: z
    .looseObject({
      type: z.string().optional(),
      accessKeyId: z.string().optional(),
      principalId: z.string().optional(),
      userName: z.string().optional(),
    })
    .optional(),
  responseElements: z
    .looseObject({ credentials: z.looseObject({ accessKeyId: z.string().optional() }).optional() })
    .nullish(),
});
type Read = z.infer<typeof recordSchema>;

const sets = corpusSets();
const set = (facts: string) => sets.find((one) => one.facts === facts);

function readSet(facts: string): { files: Map<string, Buffer>; records: Read[] } {
  const found = set(facts);
  if (!found) throw new Error(`${facts} is not there`);
  const files = corpusFiles(found);
  const records = [...files.values()].flatMap((bytes) =>
    parseRecords(bodyOf(bytes)).map((record) => recordSchema.parse(record)),
  );
  return { files, records };
}

async function countOf(index: TestIndex, q: string): Promise<number> {
  const { question } = toQuestion({ q }, Date.UTC(2026, 0));
  return (await countEvents(index.reader, question)).total;
}

describe.skipIf(sets.length === 0)("invictus", () => {
  let index: TestIndex;
  let records: Read[];

  beforeAll(async () => {
    const read = readSet("invictus-aws-dataset");
    ({ records } = read);
    index = await openFilledIndex(Object.fromEntries(read.files));
  }, 120_000);
  afterAll(() => index.close());

  test("70 of 76 role events resolve by key, and the other 6 carry none", async () => {
    const roles = records.filter(({ userIdentity }) => userIdentity?.type === "AssumedRole");
    const issued = new Set(
      records.map(({ responseElements }) => responseElements?.credentials?.accessKeyId),
    );
    const keyOf = ({ userIdentity }: Read) => userIdentity?.accessKeyId;
    const byKey = roles.filter((role) => keyOf(role) !== undefined && issued.has(keyOf(role)));
    expect([roles.length, byKey.length]).toEqual([76, 70]);
    expect(roles.filter((role) => keyOf(role) === undefined)).toHaveLength(6);
    let exact = 0;
    for (const { eventID } of roles) {
      const { links, origin } = await traceLineage(index.reader, { of: "event", key: eventID });
      if (links.some(({ by, certainty }) => by === "access-key" && certainty === "exact"))
        exact += 1;
      expect(origin).not.toBe(null);
    }
    expect(exact).toBe(70);
  });

  test("origin counts what tracing each event one by one finds", { timeout: 300_000 }, () =>
    expectAgreement(index, records),
  );
});

describe.skipIf(sets.length === 0)("examples of AWS and of tests of attacks", () => {
  test("GetFederationToken leads from the federated user to who asked", async () => {
    const { files, records } = readSet("stratus-red-team");
    const index = await openFilledIndex(Object.fromEntries(files));
    const federated = records.filter(({ userIdentity }) => userIdentity?.type === "FederatedUser");
    expect(federated.length).toBeGreaterThan(0);
    for (const { eventID } of federated) {
      const { origin, links } = await traceLineage(index.reader, { of: "event", key: eventID });
      expect(origin?.name).toBe("stratus-red-team-user-federation-user");
      expect(links).toMatchObject([{ by: "access-key", certainty: "exact" }]);
    }
    await index.close();
  });

  test("the guide's two copies of one call lead to the user whom only one names", async () => {
    const index = await openTestIndex();
    const { files } = readSet("awsdocs-iam");
    await index.ingest(Object.fromEntries(files));
    const { question } = toQuestion({ q: "event:AssumeRole kind:account" }, Date.UTC(2026, 0));
    const { rows } = await listEvents(index.reader, question, { limit: 10 });
    expect(rows).toHaveLength(1);
    const { origin, nodes, links, sentence } = await traceLineage(index.reader, {
      of: "event",
      key: rows[0]?.key ?? "",
    });
    expect(origin).toMatchObject({
      principalKind: "user",
      name: "JohnDoe",
      account: "777788889999",
    });
    expect(nodes).toHaveLength(1);
    expect(links).toEqual([]);
    expect(sentence).toMatch(/acted directly\. .* shared event id .* names the caller\.$/);
    expect(await countOf(index, "origin:JohnDoe event:AssumeRole")).toBe(3);
    await index.close();
  });
});

test("in an organization, origin counts what tracing each event one by one finds", {
  timeout: 300_000,
}, async () => {
  const files = new Map<string, Buffer>();
  const sink = {
    async put(key: string, body: Uint8Array) {
      files.set(key, Buffer.from(body));
    },
  };
  await generate({ seed: 5, events: 1_500, days: 6, accounts: 3, digests: false }, sink);
  const index = await openTestIndex();
  await index.ingest(Object.fromEntries(files));
  const records = [...files].flatMap(([name, bytes]) =>
    /CloudTrail\//.test(name)
      ? parseRecords(bodyOf(bytes)).map((record) => recordSchema.parse(record))
      : [],
  );
  const kinds = await expectAgreement(index, records);
  for (const kind of ["user", "service", "saml", "web-identity", "identity-center"])
    expect(kinds).toContain(kind);
  await index.close();
});

/** Traces each identity of some records once; returns the kinds of the origins found. */
async function expectAgreement(index: TestIndex, records: readonly Read[]) {
  const traced = new Map<string, number>();
  const kinds = new Set<string | undefined>();
  const known = new Map<string, string>();
  const distinct = new Map(records.map((record) => [record.eventID, record]));
  for (const { eventID, userIdentity } of distinct.values()) {
    const who = JSON.stringify(userIdentity ?? null);
    let key = known.get(who);
    if (key === undefined) {
      const { origin } = await traceLineage(index.reader, { of: "event", key: eventID });
      key = origin?.principalKey ?? "";
      kinds.add(origin?.principalKind);
      known.set(who, key);
    }
    traced.set(key, (traced.get(key) ?? 0) + 1);
  }
  expect(traced.size).toBeGreaterThan(3);
  const counted = new Map<string, number>();
  for (const key of traced.keys()) {
    counted.set(key, await countOf(index, key === "" ? "missing:origin" : `origin:="${key}"`));
  }
  expect(counted).toEqual(traced);
  const [has, lacks, all] = [
    await countOf(index, "has:origin"),
    await countOf(index, "missing:origin"),
    await countOf(index, ""),
  ];
  expect(has + lacks).toBe(all);
  return kinds;
}
