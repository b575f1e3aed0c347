import { expect, test } from "vitest";
import { DigestChain, publicKeys } from "@/bench/generator/digest-chain";
import { LOG_BUCKET, Organization } from "@/bench/generator/organization";
import { Random } from "@/bench/generator/random";
import { judgeDigest } from "./judge-digest";
import { parsePinnedKeys } from "./pinned-keys";
import { judgeAll, judgeObject, judgeObjects, kindsOf, verdictsOf } from "./testing/judge-objects";
import {
  CHAIN_START_MS,
  HOUR_MS,
  knowing,
  SignedChain,
  type SignedObject,
  withChangedBody,
} from "./testing/signed-chain";

const after = (hours: number) => CHAIN_START_MS + hours * HOUR_MS;
const without = (objects: readonly SignedObject[], ...places: readonly number[]) =>
  objects.filter((_, index) => !places.includes(index));
/** The bytes of a digest changed where it lies. */
const tamper = (object: SignedObject) =>
  withChangedBody(object, (fields) => Object.assign(fields, { added: 1 }));
const windowsOf = (chain: ReturnType<typeof judgeObjects>) =>
  chain.windows.map(({ startMs, endMs, state }) => [
    (startMs - CHAIN_START_MS) / HOUR_MS,
    (endMs - CHAIN_START_MS) / HOUR_MS,
    state,
  ]);

test("a chain from its start is verified, in whatever order its digests come", () => {
  const objects = new SignedChain().hours(5);
  for (const order of [objects, objects.toReversed()]) {
    const chain = judgeObjects(order);
    expect(verdictsOf(chain)).toEqual(Array(5).fill("verified"));
    expect(chain.digests.map(({ key }) => key)).toEqual(objects.map(({ key }) => key));
    expect(chain.findings).toEqual([]);
    expect(windowsOf(chain)).toEqual([0, 1, 2, 3, 4].map((hour) => [hour, hour + 1, "verified"]));
  }
});

test("the chains of the sample logs are verified with the sample's own key", () => {
  const organization = new Organization(new Random("digests"), 2);
  const [account] = organization.accounts;
  if (!account) return expect.fail();
  const made = new DigestChain(organization.place(account, "eu-west-1"));
  const objects = [0, 1, 2].map((hour) => made.next(after(hour), after(hour + 1), []));
  const keys = parsePinnedKeys(JSON.stringify(publicKeys(["eu-west-1"], after(0), after(3))));
  const judged = objects.map(({ key, body, metadata }) => {
    const bytes = Buffer.from(body);
    return judgeDigest(
      { bucket: LOG_BUCKET, key, body: bytes, metadata: { ...metadata }, exactPlace: true },
      knowing(...keys),
    );
  });
  expect(verdictsOf(judgeAll(judged))).toEqual(["verified", "verified", "verified"]);
  expect(judgeAll(judged).findings).toEqual([]);
});

test("a chain without digests has nothing to say", () => {
  expect(judgeObjects([])).toEqual({ digests: [], findings: [], windows: [] });
});

test("a digest deleted from the middle is missing, and the chain goes on before it", () => {
  const objects = new SignedChain().hours(5);
  const chain = judgeObjects(without(objects, 2));
  expect(verdictsOf(chain)).toEqual(Array(4).fill("verified"));
  expect(chain.findings).toEqual([
    {
      kind: "digest-missing",
      bucket: "trail-logs",
      key: objects[2]?.key,
      detail: expect.stringContaining("from 2026-07-01 07:00:00Z to 2026-07-01 08:00:00Z"),
      fromMs: after(2),
      toMs: after(3),
    },
  ]);
  expect(windowsOf(chain)).toContainEqual([2, 3, "missing"]);
});

test("digests deleted in a row are one finding over the whole time", () => {
  const objects = new SignedChain().hours(6);
  const chain = judgeObjects(without(objects, 2, 3));
  expect(chain.findings).toMatchObject([
    { kind: "digest-missing", key: objects[3]?.key, fromMs: after(2), toMs: after(4) },
  ]);
  expect(windowsOf(chain)).toContainEqual([2, 4, "missing"]);
});

test("digests deleted in two places are two findings", () => {
  const chain = judgeObjects(without(new SignedChain().hours(8), 2, 5));
  expect(kindsOf(chain)).toEqual(["digest-missing", "digest-missing"]);
});

test("the oldest digests deleted leave an interval that has no beginning", () => {
  const objects = new SignedChain().hours(5);
  const chain = judgeObjects(objects.slice(2));
  expect(chain.findings).toMatchObject([
    { kind: "digest-missing", key: objects[1]?.key, fromMs: null, toMs: after(2) },
  ]);
  expect(windowsOf(chain)[0]).toEqual([1, 2, "missing"]);
  expect(judgeObjects(objects.slice(2), { fromMs: after(2) }).findings).toEqual([]);
});

test("an object that was listed and then is gone is missing once", () => {
  const objects = new SignedChain().hours(3);
  const judged = objects.map((object) => judgeObject(object));
  const [first, second, third] = judged;
  if (!first || !second || !third) return expect.fail();
  const gone = { ...second, verdict: "missing", detail: "not found", digest: null } as const;
  expect(kindsOf(judgeAll([first, gone, third]))).toEqual(["digest-missing"]);
});

test.each([
  ["changed", tamper],
  ["no JSON", (object: SignedObject) => ({ ...object, body: Buffer.from("{") })],
  ["without its signature", (object: SignedObject) => ({ ...object, metadata: {} })],
  ["moved to another bucket", (object: SignedObject) => ({ ...object, bucket: "elsewhere" })],
])("a digest that is %s makes one finding, and its neighbours none", (_what, plant) => {
  const objects = new SignedChain().hours(5);
  for (const [index] of objects.entries()) {
    const planted = objects.map((object, at) => (at === index ? plant(object) : object));
    const chain = judgeObjects(planted);
    expect(chain.findings).toHaveLength(1);
    expect(chain.findings[0]).toMatchObject({ key: objects[index]?.key, toMs: after(index + 1) });
    expect(verdictsOf(chain).filter((verdict) => verdict === "verified")).toHaveLength(4);
    expect(windowsOf(chain)).toContainEqual([index, index + 1, "unverified"]);
  }
});

test("a digest under another name is moved, and not missing as well", () => {
  const chain = new SignedChain();
  const objects = chain.hours(5);
  const renamed = objects.map((object, at) =>
    at === 2 ? { ...object, key: chain.keyAt(after(2) + 60_000) } : object,
  );
  expect(kindsOf(judgeObjects(renamed))).toEqual(["digest-moved"]);
});

test("a digest replaced by an older one of its chain is moved", () => {
  const objects = new SignedChain().hours(5);
  const [, older] = objects;
  if (!older) return expect.fail();
  const planted = objects.map((object, at) => (at === 3 ? { ...older, key: object.key } : object));
  const chain = judgeObjects(planted);
  expect(chain.findings).toMatchObject([{ kind: "digest-moved", key: objects[3]?.key }]);
});

test("a digest replaced by one that somebody else signed is open, and so is its hour", () => {
  const objects = new SignedChain().hours(5);
  const chain = judgeObjects(objects, { keyOf: () => null });
  expect(verdictsOf(chain)).toEqual(Array(5).fill("key-not-found"));
  expect(chain.findings).toEqual([]);
  expect(chain.windows.every(({ state }) => state === "unverified")).toBe(true);
});

test("what an unproven chain says is missing is told, and nothing else of it", () => {
  const objects = new SignedChain().hours(6);
  const judging = { keyOf: () => null, knownUntilMs: after(6) };
  const chain = judgeObjects(without(objects, 2), judging);
  expect(chain.findings).toMatchObject([{ kind: "digest-missing", key: objects[2]?.key }]);
  const planted = objects.map((object, at) => (at === 2 ? tamper(object) : object));
  expect(judgeObjects(planted, judging).findings).toEqual([]);
});

test("a chain that starts anew is a gap of exactly the time in which nothing was signed", () => {
  const made = new SignedChain();
  const objects = made.hours(2);
  objects.push(made.next({ previous: "none", startMs: after(7), endMs: after(8) }), made.next());
  const chain = judgeObjects(objects);
  expect(chain.findings).toMatchObject([
    { kind: "gap", key: objects[2]?.key, fromMs: after(2), toMs: after(7) },
  ]);
  expect(windowsOf(chain)).toContainEqual([2, 7, "off"]);
});

test("the first digest of all starts without a gap", () => {
  expect(judgeObjects(new SignedChain().hours(1)).findings).toEqual([]);
});

test("the newest digests deleted are told by what goes on without them", () => {
  const objects = new SignedChain().hours(8);
  const left = objects.slice(0, 5);
  const chain = judgeObjects(left, { knownUntilMs: after(8) });
  expect(chain.findings).toMatchObject([
    { kind: "tail-missing", key: left[4]?.key, fromMs: after(5), toMs: after(8) },
  ]);
  expect(windowsOf(chain).at(-1)).toEqual([5, 8, "missing"]);
});

test("a digest that is not due yet is not missing", () => {
  const objects = new SignedChain().hours(3);
  const knownUntilMs = after(3) + 135 * 60_000;
  expect(judgeObjects(objects, { knownUntilMs }).findings).toEqual([]);
  expect(kindsOf(judgeObjects(objects, { knownUntilMs: knownUntilMs + 1 }))).toEqual([
    "tail-missing",
  ]);
});

test("a tail is missing only if the range asked for reaches it", () => {
  const objects = new SignedChain().hours(3);
  const judging = { knownUntilMs: after(100) };
  expect(judgeObjects(objects, { ...judging, toMs: after(3) }).findings).toEqual([]);
  const chain = judgeObjects(objects, { ...judging, toMs: after(6) });
  expect(chain.findings).toMatchObject([{ kind: "tail-missing", toMs: after(6) }]);
});

test("an unsigned digest of a time to come does not stand in for the missing tail", () => {
  const objects = new SignedChain().hours(3);
  const forged = new SignedChain({ trail: "main" }).next({ endMs: after(1000) });
  const knownUntilMs = after(9);
  const chain = judgeObjects([...objects, tamper(forged)], { knownUntilMs });
  expect(kindsOf(chain).toSorted()).toEqual(["digest-signature-failed", "tail-missing"]);
});

test("findings outside the range asked for are left out", () => {
  const objects = without(new SignedChain().hours(10), 4);
  const count = (fromMs: number, toMs: number) =>
    judgeObjects(objects, { fromMs, toMs }).findings.length;
  expect(count(after(0), after(4))).toBe(0);
  expect(count(after(0), after(5))).toBe(1);
  expect(count(after(4), after(5))).toBe(1);
  expect(count(after(5), after(10))).toBe(0);
});
