import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { classifyKey } from "@/lib/cloudtrail/object-key";
import { toEvent } from "@/lib/cloudtrail/to-event";

/**
 * Real logs, read and compared with counts an independent script took of the same files. They are
 * not part of the project: without them these tests skip, and say so.
 */
const corpus = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");
const absent = !existsSync(join(corpus, "facts"));
if (absent) process.stderr.write(`\nSKIPPED: no logs at ${corpus}; set TRAILGLASS_CORPUS\n`);

/** Facts file and the files it counted. */
const SETS: readonly (readonly [facts: string, place: string])[] = [
  ["invictus-aws-dataset", "invictus"],
  ["stratus-red-team", "stratus"],
  ["s3-lab", "s3-lab"],
  ...[
    "awsdocs-cloudtrail",
    "awsdocs-current",
    "awsdocs-iam",
    "awsdocs-kms",
    "awsdocs-s3",
    "grycap-cloudtrail-tracker",
    "otrf-security-datasets",
    "splunk-security-content",
    "suzaku-tests",
    "umccr-cloudtrail-parquet",
  ].map((name) => [name, `mixed/${name}.json.gz`] as const),
];

interface Facts {
  readonly events: number;
  readonly errors: number;
  readonly eventName: readonly (readonly [string, number])[];
  readonly eventSource: readonly (readonly [string, number])[];
  readonly region: readonly (readonly [string, number])[];
  readonly errorCode?: readonly (readonly [string, number])[];
}

function listFiles(path: string): string[] {
  if (/\.json(\.gz)?$/.test(path)) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}

function readRecords(path: string): unknown[] {
  const bytes = readFileSync(path);
  const content = JSON.parse((path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
  return Array.isArray(content) ? content : content.Records;
}

function countBy(
  events: readonly CloudTrailEvent[],
  pick: (event: CloudTrailEvent) => string | null,
) {
  const counts = new Map<string, number>();
  for (const event of events) {
    const value = pick(event) ?? "None";
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

test.skipIf(absent).each(SETS)("%s is read whole, with the counts of its facts", (name, place) => {
  const facts: Facts = JSON.parse(readFileSync(join(corpus, "facts", `${name}.json`), "utf8"));
  const records = listFiles(join(corpus, place)).flatMap(readRecords);
  const events = records.map((record) => toEvent(record, JSON.stringify(record)));
  expect(events).toHaveLength(facts.events);

  // The facts count the first of several records with one eventID.
  const distinct = [
    ...new Map(
      events
        .map((event, at) => [event.eventId ?? JSON.stringify(records[at]), event] as const)
        .reverse(),
    ).values(),
  ];
  // The facts look at the top level only, where Insights records name no call.
  const atTop = (event: CloudTrailEvent, value: string | null) =>
    event.category === "insight" ? null : value;
  const expectCounts = (
    expected: Facts["eventName"] | undefined,
    pick: (event: CloudTrailEvent) => string | null,
  ) => {
    const counts = countBy(distinct, pick);
    for (const [value, count] of expected ?? [])
      expect([value, counts.get(value)]).toEqual([value, count]);
  };
  expectCounts(facts.eventName, (event) => atTop(event, event.eventName));
  expectCounts(facts.eventSource, (event) => atTop(event, event.eventSource));
  expectCounts(facts.region, (event) => event.region);
  expectCounts(facts.errorCode, (event) => event.errorCode);
  expect(distinct.filter((event) => event.errorCode !== null)).toHaveLength(facts.errors);
});

test.skipIf(absent)(
  "every file of a real bucket is a log file with account, Region and minute",
  () => {
    const keys = ["invictus", "s3-lab"].flatMap((place) => listFiles(join(corpus, place)));
    expect(keys.length).toBeGreaterThan(2_000);
    for (const key of keys) {
      const found = classifyKey(key);
      expect(found).toMatchObject({ family: "cloudtrail", reason: null });
      expect(found.deliveredMs).not.toBeNull();
      expect(found.accountId).toMatch(/^\d{12}$/);
    }
  },
);
