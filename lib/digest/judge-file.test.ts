import { expect, test } from "vitest";
import { type FileToJudge, judgeFile } from "./judge-file";
import { judgeObjects } from "./testing/judge-objects";
import {
  CHAIN_START_MS,
  HOUR_MS,
  SignedChain,
  type SignedObject,
  sha256Of,
  withChangedBody,
} from "./testing/signed-chain";
import { coverWindows } from "./window-cover";

const MINUTE_MS = 60_000;
const after = (hours: number) => CHAIN_START_MS + hours * HOUR_MS;
const HASH = sha256Of("the log");
const NAMED = { digestKey: "digest", sha256: HASH };
const NOTHING = coverWindows([]);

const judgeNamed = (file: Partial<FileToJudge>) =>
  judgeFile(
    { verified: [NAMED], unverified: [], found: { sha256: HASH }, deliveredMs: 0, ...file },
    NOTHING,
  );

/** A file that no digest names, in the place of this chain. */
function judgeExtra(deliveredMs: number | null, objects: readonly SignedObject[], until?: number) {
  const chain = judgeObjects(objects, until === undefined ? {} : { knownUntilMs: until });
  const file = { verified: [], unverified: [], found: { sha256: HASH }, deliveredMs };
  return judgeFile(file, coverWindows(chain.windows)).verdict;
}

test("a log with the hash that was signed is verified, and tells its digest", () => {
  expect(judgeNamed({})).toEqual({ verdict: "verified", digestKey: "digest", detail: null });
});

test("a log with another hash does not match", () => {
  expect(judgeNamed({ found: { sha256: sha256Of("another log") } })).toEqual({
    verdict: "mismatch",
    digestKey: "digest",
    detail: "hash value doesn't match",
  });
});

test("a log that is named and not there is missing", () => {
  const missing = { verdict: "missing", digestKey: "digest", detail: "not found" };
  expect(judgeNamed({ found: "absent" })).toEqual(missing);
  expect(judgeNamed({ found: { problem: "missing", detail: "not found" } })).toEqual(missing);
});

test.each(["invalid-format", "trailing-data", "cannot-check"] as const)(
  "a log that is named and read as %s keeps that verdict",
  (problem) => {
    const found = { problem, detail: "why" };
    expect(judgeNamed({ found })).toEqual({ verdict: problem, digestKey: "digest", detail: "why" });
  },
);

test("a log named only with another algorithm proves nothing", () => {
  expect(judgeNamed({ verified: [{ ...NAMED, sha256: null }] }).verdict).toBe("wrong-algorithm");
  const both = [{ ...NAMED, sha256: null }, NAMED];
  expect(judgeNamed({ verified: both })).toMatchObject({ verdict: "verified" });
  const found = { sha256: sha256Of("another log") };
  expect(judgeNamed({ verified: both, found })).toMatchObject({ verdict: "mismatch" });
});

test("a log named twice counts once, and one of two signed hashes is enough", () => {
  const late = { digestKey: "backfill", sha256: sha256Of("delivered again") };
  expect(judgeNamed({ verified: [NAMED, NAMED] })).toEqual(judgeNamed({}));
  expect(judgeNamed({ verified: [late, NAMED] })).toEqual(judgeNamed({}));
  const found = { sha256: sha256Of("a third") };
  expect(judgeNamed({ verified: [late, NAMED], found }).verdict).toBe("mismatch");
});

test("a log that only unproven digests name cannot be checked, whatever its hash", () => {
  for (const found of [{ sha256: HASH }, { sha256: sha256Of("another") }, "absent"] as const) {
    expect(judgeNamed({ verified: [], unverified: [NAMED], found })).toMatchObject({
      verdict: "cannot-check",
      digestKey: "digest",
    });
  }
});

test("what an unproven digest says does not weaken what a verified one proves", () => {
  const claim = { digestKey: "forged", sha256: sha256Of("forged") };
  expect(judgeNamed({ unverified: [claim] }).verdict).toBe("verified");
  const found = { sha256: sha256Of("forged") };
  expect(judgeNamed({ unverified: [claim], found }).verdict).toBe("mismatch");
});

test("without any digest a log is not covered", () => {
  expect(judgeExtra(after(3), [])).toBe("not-covered");
});

test("a log that was added later is referenced by none of the digests of its time", () => {
  const objects = new SignedChain().hours(10);
  expect(judgeExtra(after(3), objects)).toBe("unreferenced");
  expect(judgeExtra(after(3) + 59 * MINUTE_MS, objects)).toBe("unreferenced");
});

test("a log is not called unreferenced before two hours of digests have passed", () => {
  const objects = new SignedChain().hours(10);
  expect(judgeExtra(after(8), objects)).toBe("unreferenced");
  expect(judgeExtra(after(8) + MINUTE_MS, objects)).toBe("not-checked");
  expect(judgeExtra(after(500), objects)).toBe("not-checked");
});

test("an added log is referenced once a backfill digest names it", () => {
  const standard = judgeObjects(new SignedChain().hours(10));
  const cover = coverWindows(standard.windows);
  const file = { unverified: [], found: { sha256: HASH }, deliveredMs: after(3) };
  expect(judgeFile({ ...file, verified: [] }, cover).verdict).toBe("unreferenced");
  const named = { key: "late", sha256: HASH };
  const backfill = judgeObjects([new SignedChain({ backfill: true }).next({ files: [named] })]);
  const verified = backfill.digests.flatMap(({ key, digest, verdict }) =>
    verdict === "verified" && digest !== null
      ? digest.logFiles.map(({ sha256 }) => ({ digestKey: key, sha256 }))
      : [],
  );
  expect(judgeFile({ ...file, verified }, cover).verdict).toBe("verified");
});

test("a log of a time when validation was off is not covered", () => {
  const made = new SignedChain();
  const objects = made.hours(5);
  objects.push(made.next({ previous: "none", startMs: after(8) }), ...made.hours(5));
  expect(judgeExtra(after(6), objects)).toBe("not-covered");
  expect(judgeExtra(after(3) + MINUTE_MS, objects)).toBe("not-covered");
  expect(judgeExtra(after(3), objects)).toBe("unreferenced");
  expect(judgeExtra(after(8) + 4 * MINUTE_MS, objects)).toBe("not-covered");
  expect(judgeExtra(after(8) + 5 * MINUTE_MS, objects)).toBe("unreferenced");
  expect(judgeExtra(after(-30), objects)).toBe("not-covered");
});

test("a log whose digest is missing or unproven cannot be checked", () => {
  const objects = new SignedChain().hours(10);
  const deleted = objects.filter((_, at) => at !== 4);
  expect(judgeExtra(after(4) + MINUTE_MS, deleted)).toBe("cannot-check");
  expect(judgeExtra(after(8) - MINUTE_MS, deleted)).toBe("unreferenced");
  const changed = objects.map((object, at) =>
    at === 4 ? withChangedBody(object, (fields) => Object.assign(fields, { added: 1 })) : object,
  );
  expect(judgeExtra(after(4) + MINUTE_MS, changed)).toBe("cannot-check");
  expect(judgeExtra(after(-30), objects.slice(3))).toBe("cannot-check");
});

test("a log of the time whose newest digests were deleted cannot be checked", () => {
  const objects = new SignedChain().hours(5);
  expect(judgeExtra(after(6), objects, after(9))).toBe("cannot-check");
});

test("a log whose name tells no time cannot be placed", () => {
  expect(judgeExtra(null, new SignedChain().hours(5))).toBe("cannot-check");
});

test("a hundred thousand files are judged against ten thousand windows", () => {
  const windows = Array.from({ length: 10_000 }, (_, hour) => ({
    startMs: after(hour),
    endMs: after(hour + 1),
    state: hour % 3 === 0 ? ("unverified" as const) : ("verified" as const),
    digestKey: null,
  }));
  const cover = coverWindows(windows);
  const verdicts = Array.from({ length: 100_000 }, (_, at) => {
    const deliveredMs = after(0) + at * 6 * MINUTE_MS;
    return judgeFile({ verified: [], unverified: [], found: "absent", deliveredMs }, cover).verdict;
  });
  expect(verdicts.filter((verdict) => verdict === "unreferenced")).toHaveLength(0);
  expect(verdicts.filter((verdict) => verdict === "not-checked").length).toBeLessThan(25);
});
