import { expect, test } from "vitest";
import { judgeObjects, kindsOf, verdictsOf } from "./testing/judge-objects";
import { CHAIN_START_MS, HOUR_MS, SignedChain, withChangedBody } from "./testing/signed-chain";

const after = (hours: number) => CHAIN_START_MS + hours * HOUR_MS;

test("another hash of the digest before is a mismatch, although all signatures are right", () => {
  const made = new SignedChain();
  const objects = made.hours(3);
  const change = (fields: Record<string, unknown>) => {
    fields.previousDigestHashValue = "0".repeat(64);
  };
  objects.push(made.next({ change }), made.next());
  const chain = judgeObjects(objects);
  expect(verdictsOf(chain)).toEqual(Array(5).fill("verified"));
  expect(chain.findings).toMatchObject([
    { kind: "link-mismatch", key: objects[3]?.key, detail: expect.stringContaining("hash") },
  ]);
});

test("another signature of the digest before is a mismatch", () => {
  const made = new SignedChain();
  const objects = made.hours(2);
  const change = (fields: Record<string, unknown>) => {
    fields.previousDigestSignature = "00".repeat(256);
  };
  objects.push(made.next({ change }));
  expect(judgeObjects(objects).findings).toMatchObject([
    { kind: "link-mismatch", detail: expect.stringContaining("signature") },
  ]);
});

test("a digest that names a newer one before it is a mismatch, and the walk ends", () => {
  const [, newer] = new SignedChain().hours(2);
  const older = new SignedChain().next(newer && { previous: newer });
  if (!newer) return expect.fail();
  const again = new SignedChain().next({
    previous: older,
    startMs: after(1),
    endMs: after(2),
  });
  expect(judgeObjects([older, newer]).findings).toMatchObject([
    { kind: "link-mismatch", key: older.key, detail: expect.stringContaining("later") },
    { kind: "link-mismatch", key: newer.key },
  ]);
  expect(judgeObjects([older, again]).findings).toHaveLength(1);
});

test("a digest that names itself is a mismatch", () => {
  const made = new SignedChain();
  const first = made.next();
  const itself = made.next({ previous: { ...first, key: made.keyAt(after(2)) } });
  expect(judgeObjects([first, itself]).findings).toMatchObject([
    { kind: "link-mismatch", key: itself.key },
  ]);
});

test("a digest that passes over another is a mismatch", () => {
  const made = new SignedChain();
  const objects = made.hours(3);
  const [first] = objects;
  if (!first) return expect.fail();
  objects.push(made.next({ previous: first, startMs: after(3) }));
  expect(judgeObjects(objects).findings).toMatchObject([
    { kind: "link-mismatch", detail: expect.stringContaining("2 verified ones lie between") },
  ]);
});

test("time between two windows is a hole, and time in both an overlap", () => {
  const holed = new SignedChain();
  const hole = judgeObjects([...holed.hours(2), holed.next({ startMs: after(2) + 60_000 })]);
  expect(hole.findings).toMatchObject([
    { kind: "window-hole", fromMs: after(2), toMs: after(2) + 60_000 },
  ]);
  const doubled = new SignedChain();
  const overlap = judgeObjects([
    ...doubled.hours(2),
    doubled.next({ startMs: after(2) - 60_000, endMs: after(3) }),
  ]);
  expect(overlap.findings).toMatchObject([
    { kind: "window-overlap", fromMs: after(2) - 60_000, toMs: after(2) },
  ]);
});

test("a trail that changed its bucket goes on where both are known", () => {
  const made = new SignedChain();
  const objects = [...made.hours(2), made.next({ bucket: "new-logs" }), ...made.hours(2)];
  expect(judgeObjects(objects).findings).toEqual([]);
});

test("a bucket that nobody registered is not missing: it was not looked at", () => {
  const made = new SignedChain();
  const [, before] = made.hours(2);
  const objects = [made.next({ bucket: "new-logs" }), ...made.hours(2)];
  const chain = judgeObjects(objects);
  expect(chain.findings).toMatchObject([
    { kind: "digest-cannot-read", bucket: "trail-logs", key: before?.key, toMs: after(2) },
  ]);
  expect(chain.windows[0]).toMatchObject({ startMs: after(1), endMs: after(2), state: "missing" });
});

test("backfill digests form a chain without holes, overlaps, gaps or a tail", () => {
  const made = new SignedChain({ backfill: true });
  const day = made.next({ startMs: after(0), endMs: after(24) });
  const within = made.next({ startMs: after(3), endMs: after(5) });
  const later = made.next({ startMs: after(90), endMs: after(91) });
  const anew = made.next({ previous: "none", startMs: after(200), endMs: after(201) });
  const chain = judgeObjects([day, within, later, anew], { knownUntilMs: after(9000) });
  expect(verdictsOf(chain)).toEqual(Array(4).fill("verified"));
  expect(chain.findings).toEqual([]);
  expect(chain.windows.map(({ state }) => state)).toEqual(Array(4).fill("verified"));
});

test("a backfill digest that is gone or changed is found like any other", () => {
  const objects = new SignedChain({ backfill: true }).hours(4);
  expect(kindsOf(judgeObjects(objects.toSpliced(1, 1)))).toEqual(["digest-missing"]);
  const changed = objects.map((object, at) =>
    at === 1 ? withChangedBody(object, (fields) => Object.assign(fields, { added: 1 })) : object,
  );
  expect(kindsOf(judgeObjects(changed))).toEqual(["digest-signature-failed"]);
});
