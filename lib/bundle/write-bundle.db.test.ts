import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newestSequence } from "@/lib/db/search/event-filter";
import { listedKey, sha256Of } from "@/lib/digest/testing/signed-chain";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { storeKeys } from "@/lib/integrity/keys/key-store";
import { verifyIndexed } from "@/lib/integrity/runs/run-now";
import { openTrailIndex, type TrailIndex } from "@/lib/integrity/runs/testing/trail-index";
import { TrailWorld } from "@/lib/integrity/testing/trail-world";
import { makeDocument } from "@/lib/reports/make-document";
import { packSchema } from "@/lib/reports/pack/pack-schema";
import type { ReportRequest } from "@/lib/reports/report-request";
import { addAddition } from "@/lib/reports/runs/add-addition";
import { claimReport } from "@/lib/reports/runs/claim-report";
import { runReport } from "@/lib/reports/runs/run-report";
import { startReport } from "@/lib/reports/runs/start-report";
import { storedBundle } from "./stored-bundle";
import { BundleFolder } from "./testing/open-bundle";
import { writeBundle } from "./write-bundle";

const ROOT = resolve(import.meta.dirname, "../..");
const NOW_MS = Date.UTC(2026, 7, 1);
const START_MS = Date.UTC(2026, 6, 1, 5);
const HOUR_MS = 3_600_000;
const PROGRAMS = ["verify.mjs", "verify.py"] as const;
const { signal } = new AbortController();

const PACK = {
  ...packSchema.parse({
    ...{ id: "test", title: "Test", about: "A test", version: "1" },
    source: { name: "Nothing", version: "1" },
    controls: [
      { id: "all", title: "Everything", asks: "All", evidence: "events", sample: 5 },
      {
        ...{ id: "written", title: "Changes", asks: "What changed", evidence: "events" },
        query: "readonly:false",
        exceptions: { says: "each" },
      },
      { id: "proof", title: "Proof", asks: "Is it proven", evidence: "integrity" },
    ],
  }),
  sha256: "0".repeat(64),
};

let trail: TrailIndex;
let id: number;
let bundle: BundleFolder;
let withLogs: BundleFolder;
let source: TrailWorld;

function logOf(hour: number): string {
  const records = [0, 1, 2].map((at) =>
    sampleRecord(hour * 10 + at, {
      eventTime: new Date(START_MS + hour * HOUR_MS + at * 1_000).toISOString(),
      recipientAccountId: "111122223333",
      readOnly: at !== 1,
      // What JSON allows and some readers do not take: deep nesting, long numbers, half a character.
      requestParameters: { n: "@long", deep: JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`) },
      userAgent: at === 2 ? '\u202e"},"record":\u001b[31m \\u000a' : "aws-cli/2 ",
    }),
  );
  // One file as somebody formatted it: its records have line breaks inside.
  return JSON.stringify({ Records: records }, null, hour === 1 ? 2 : 0)
    .replace(/\n/g, "\r\n")
    .replaceAll('"@long"', "9".repeat(5_000))
    .replaceAll("aws-cli/2 ", "aws-cli/2 \\ud800");
}

beforeAll(async () => {
  vi.stubEnv("TRAILGLASS_AUTH_SECRET", "s".repeat(40));
  source = new TrailWorld();
  const chain = source.chain();
  for (let hour = 0; hour < 4; hour += 1) {
    const startMs = START_MS + hour * HOUR_MS;
    const log = source.log(startMs + HOUR_MS / 2, { body: logOf(hour) });
    source.digest(chain, { files: hour === 2 ? [] : [log], startMs, endMs: startMs + HOUR_MS });
  }
  trail = await openTrailIndex(source);
  const { db, reader } = trail.index;
  await storeKeys(db.owner, [{ ...listedKey(), origin: "api" }]);
  await verifyIndexed(reader, { reread: false }, { signal, pinnedFile: trail.pinnedFile });
  const request: Omit<ReportRequest, "asof"> = {
    ...{ pack: PACK, fromMs: START_MS, toMs: START_MS + 10 * HOUR_MS, accounts: [], sections: [] },
    ...{ parameters: {}, zone: "utc", classification: "Internal", nowMs: NOW_MS },
  };
  const made = await startReport(reader, request);
  const claim = await claimReport(db.owner);
  if (!made || !claim) throw new Error("not made");
  await runReport(db, claim, signal);
  id = made.id;
  await addAddition(reader, id, { kind: "prepared", body: "By me\u202e" }, NOW_MS);
  const exception = { kind: "exception", section: "written", owner: "Ann", due: "2026-09-01" };
  await addAddition(reader, id, { ...exception, kind: "exception", body: "Planned" }, NOW_MS);
  bundle = await BundleFolder.unpack(await write(false));
  withLogs = await BundleFolder.unpack(await write(true));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const one of [bundle, withLogs]) one.remove();
  await trail.close();
});

async function write(logs: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stored = await storedBundle(trail.index.reader, id);
  const options = { root: ROOT, madeAtMs: NOW_MS, withLogs: logs };
  for await (const chunk of writeBundle(stored, options)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("every record is there once, byte for byte as its file holds it", () => {
  const originals = [0, 1, 2, 3].flatMap((hour) => {
    const text = logOf(hour);
    return (JSON.parse(text).Records as { eventID: string }[]).map(({ eventID }) => eventID);
  });
  const index = bundle.lines("records/index.ndjson").map((line) => JSON.parse(line));
  const records = bundle.lines("records/records.ndjson");
  expect(records.map((line) => JSON.parse(line).eventID).sort()).toEqual(originals.sort());
  const bodies = [0, 1, 2, 3].map(logOf);
  for (const [at, { sha256, lf = [], cr = [] }] of index.entries()) {
    const bytes = Buffer.from(records[at] ?? "");
    for (const place of lf) bytes[place] = 10;
    for (const place of cr) bytes[place] = 13;
    expect(sha256Of(bytes)).toBe(sha256);
    expect(bodies.some((body) => body.includes(bytes.toString()))).toBe(true);
  }
  expect(bundle.manifest().cited).toEqual({ all: 12, written: 4 });
  expect(bundle.manifest().counts).toMatchObject({ records: 12, logFiles: 4, logFilesProven: 3 });
});

describe.each(PROGRAMS)("%s in a clean folder", (program) => {
  test("finds nothing wrong, and says what is proven and what is not", () => {
    const { code, said } = bundle.check(program);
    expect([code, said]).toEqual([0, expect.stringContaining("Proven:")]);
    expect(said).toContain("12 records are byte for byte those that were cited");
    expect(said).toContain("the counts of 2 controls are the numbers of their records");
    expect(said).toContain("2 sign-offs and comments follow each other and are signed");
    expect(said).toContain("4 digests are signed by CloudTrail, and 3 of 4 log files are as they");
    expect(said).toContain("who signed: compare the fingerprint below");
    expect(said).toContain("that the records stand in their log files");
    expect(said).toMatch(/^[\n\x20-\x7e]*$/);
    const { fingerprint } = bundle.manifest().signedBy;
    expect(bundle.check(program, "--key", fingerprint).said).toContain("the key of --key");
    expect(bundle.check(program, "--key", "0".repeat(64)).code).toBe(1);
  });

  test("finds the records in the log files, those of the bundle or those of the bucket", () => {
    const inside = withLogs.check(program);
    expect([inside.code, inside.said]).toEqual([0, expect.stringContaining("Proven:")]);
    expect(inside.said).toContain("9 records stand in 3 log files whose hashes are right");
    const folder = mkdtempSync(join(tmpdir(), "trailglass-logs-"));
    const logs = [...source.objects].filter(([key]) => !key.includes("Digest"));
    for (const [key, { bytes }] of logs)
      writeFileSync(join(folder, key.split("/").at(-1) ?? ""), bytes);
    const fetched = bundle.check(program, "--logs", folder);
    expect(fetched.said).toContain("12 records stand in 4 log files whose hashes are right");
    writeFileSync(join(folder, logs[0]?.[0].split("/").at(-1) ?? ""), "changed");
    const { code, said } = bundle.check(program, "--logs", folder);
    expect([code, said]).toEqual([1, expect.stringContaining("is not the one that was indexed")]);
    rmSync(folder, { recursive: true });
  });

  const tampering: Record<string, (one: BundleFolder) => void> = {
    "one byte of a record is changed": (one) => {
      const bytes = one.read("records/records.ndjson");
      bytes[bytes.indexOf("aws-cli/2")] = 0x41;
      one.write("records/records.ndjson", bytes);
    },
    "a record is removed": (one) =>
      one.writeLines("records/records.ndjson", one.lines("records/records.ndjson").slice(1)),
    "the manifest is edited": (one) =>
      one.write(
        "manifest.json",
        one.read("manifest.json").toString().replace('"records": 12', '"records": 13'),
      ),
    "a space is added to the manifest": (one) =>
      one.write("manifest.json", `${one.read("manifest.json")} `),
    "a digest is swapped with another": (one) => {
      const [first = "", second = "", ...rest] = one.lines("proof/digests.ndjson");
      one.writeLines("proof/digests.ndjson", [second, first, ...rest]);
    },
    "a file is added": (one) => one.write("report/more.html", "<p>All is well</p>"),
    "a file is removed": (one) => rmSync(join(one.path, "report/report.html")),
    "the report is changed": (one) =>
      one.write(
        "report/report.json",
        one.read("report/report.json").toString().replace("Everything", "Nothing"),
      ),
    "a sign-off is changed": (one) =>
      one.write(
        "report/additions.json",
        one.read("report/additions.json").toString().replace("Ann", "Bob"),
      ),
    "the signature is cut": (one) =>
      one.write("manifest.sig", one.read("manifest.sig").subarray(1)),
    "the manifest is no JSON": (one) => one.write("manifest.json", "{"),
  };
  test.each(Object.entries(tampering))("fails when %s", (_what, tamper) => {
    const one = bundle.copy();
    tamper(one);
    const { code, said } = one.check(program);
    expect([code, said]).toEqual([1, expect.stringContaining("FAIL")]);
    expect(said).not.toContain("Proven:");
    expect(said).not.toMatch(/Traceback|at file:/);
    one.remove();
  });

  const resigned: Record<string, readonly [(one: BundleFolder) => void, string]> = {
    "a record": [
      (one) => {
        const lines = one.lines("records/records.ndjson");
        const index = one.lines("records/index.ndjson").map((line) => JSON.parse(line));
        const proven = one.lines("proof/files.ndjson").map((line) => JSON.parse(line));
        const isProven = (n: number) => proven.some((f) => f.n === n && f.verdict === "verified");
        const at = index.findIndex(
          ({ file, lf }, line) =>
            isProven(file) && lf === undefined && lines[line]?.includes("aws-cli/2"),
        );
        lines[at] = lines[at]?.replace("aws-cli/2", "aws-cli/3") ?? "";
        index[at].sha256 = sha256Of(lines[at] ?? "");
        one.writeLines("records/records.ndjson", lines);
        one.writeLines(
          "records/index.ndjson",
          index.map((line) => JSON.stringify(line)),
        );
      },
      "does not hold the record",
    ],
    "a digest": [
      (one) => {
        const lines = one.lines("proof/digests.ndjson").map((line) => JSON.parse(line));
        lines[1].body = lines[1].body.replace(/"hashValue":"../, '"hashValue":"00');
        lines[1].sha256 = sha256Of(lines[1].body);
        one.writeLines(
          "proof/digests.ndjson",
          lines.map((line) => JSON.stringify(line)),
        );
      },
      "its signature is wrong",
    ],
    "the hash of a log file": [
      (one) => {
        const lines = one.lines("proof/files.ndjson").map((line) => JSON.parse(line));
        for (const line of lines) line.bodySha256 = "1".repeat(64);
        one.writeLines(
          "proof/files.ndjson",
          lines.map((line) => JSON.stringify(line)),
        );
      },
      "is not as its digest names it",
    ],
    "an addition": [
      (one) => {
        const said = JSON.parse(one.read("report/additions.json").toString());
        said.additions.pop();
        said.additions[0].text = said.additions[0].text.replace("By me", "By you");
        said.additions[0].hash = sha256Of(said.additions[0].text);
        one.write("report/additions.json", JSON.stringify(said));
      },
      "its signature is wrong",
    ],
  };
  test.each(Object.entries(resigned))(
    "finds %s that was changed, though all was hashed and signed anew",
    (_what, [tamper, says]) => {
      const one = withLogs.copy();
      tamper(one);
      one.signAnew();
      const { code, said } = one.check(program);
      expect([code, said]).toEqual([1, expect.stringContaining(says)]);
      one.remove();
    },
  );

  test("a bundle that somebody made anew is told by its fingerprint alone", () => {
    const { fingerprint } = bundle.manifest().signedBy;
    const one = bundle.copy();
    one.write("report/report.md", "All is well");
    one.signAnew();
    expect(one.check(program).code).toBe(0);
    expect(one.check(program, "--key", fingerprint).code).toBe(1);
    one.remove();
  });
});

test("late records change nothing of a bundle, and a newer report has them", async () => {
  const { index } = trail;
  const files = (one: BundleFolder) =>
    new Map(one.manifest().files.map(({ name, sha256 }) => [name, sha256]));
  const late = sampleRecord(900, {
    eventTime: new Date(START_MS + 1_000).toISOString(),
    recipientAccountId: "111122223333",
  });
  const body = JSON.stringify({ Records: [late] });
  const log = source.log(START_MS + 5 * HOUR_MS, { body });
  trail.write(log.key, source.at(log.key).bytes);
  await trail.ingest();
  const again = await BundleFolder.unpack(await write(false));
  expect(files(again)).toEqual(files(bundle));
  again.remove();
  const request = (await storedBundle(index.reader, id)).request;
  const newer = { ...request, asof: await newestSequence(index.reader) };
  const making = { label: "Report 2", madeBy: "Test" };
  const counted = { label: "Events", value: "13" };
  expect((await makeDocument(index.reader, newer, making)).sections[3]?.blocks).toContainEqual({
    kind: "facts",
    facts: expect.arrayContaining([counted]),
  });
});

test("a reader of the one account gets the same bundle, proof and all", async () => {
  const stored = await storedBundle(trail.index.reader, id);
  const chunks: Buffer[] = [];
  const reader = { ...stored.reader, accounts: ["111122223333"] };
  const options = { root: ROOT, madeAtMs: NOW_MS, withLogs: true };
  for await (const chunk of writeBundle({ ...stored, reader }, options)) chunks.push(chunk);
  const one = await BundleFolder.unpack(Buffer.concat(chunks));
  expect(one.manifest().counts).toEqual(withLogs.manifest().counts);
  expect(one.check("verify.mjs").code).toBe(0);
  one.remove();
});

test("who may not see all accounts of a report gets no bundle of it", async () => {
  const narrow = { ...trail.index.reader, accounts: ["999988887777"] };
  await expect(storedBundle(narrow, id)).rejects.toMatchObject({ kind: "not_found" });
});
