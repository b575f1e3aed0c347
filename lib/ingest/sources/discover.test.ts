import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveredMinuteMs } from "./delivered-minute";
import { planListings, streamOf } from "./discover";
import { findStreams } from "./find-streams";
import { FolderSource } from "./folder";

const NOW = Date.UTC(2026, 2, 1, 0, 2);
const MINUTE = 60_000;
const DAY = 86_400_000;
const streams = [
  "AWSLogs/111122223333/CloudTrail/us-east-1/",
  "AWSLogs/111122223333/CloudTrail/eu-west-1/",
];
const fresh = { everythingMs: NOW - DAY / 2, streamsMs: NOW - MINUTE, recentMs: NOW - DAY / 2 };

test("the first listing is of everything", () => {
  expect(
    planListings([], NOW, { everythingMs: null, streamsMs: null, recentMs: null }),
  ).toMatchObject({ everything: true, prefixes: [] });
});

test("afterwards today and yesterday of every stream are listed each time, across the month", () => {
  expect(planListings(streams, NOW, fresh)).toEqual({
    everything: false,
    findStreams: false,
    recent: false,
    prefixes: ["2026/03/01/", "2026/02/28/"].flatMap((day) =>
      streams.map((stream) => stream + day),
    ),
  });
});

test("new streams are looked for every ten minutes, the last week is listed nightly, all weekly", () => {
  expect(planListings(streams, NOW, { ...fresh, streamsMs: NOW - 10 * MINUTE }).findStreams).toBe(
    true,
  );
  const nightly = planListings(streams, NOW, {
    ...fresh,
    everythingMs: NOW - 2 * DAY,
    recentMs: NOW - DAY,
  });
  expect(nightly.recent).toBe(true);
  expect(nightly.prefixes).toHaveLength(14);
  expect(nightly.prefixes.at(-1)).toBe(`${streams[1]}2026/02/23/`);
  expect(planListings(streams, NOW, { ...fresh, everythingMs: NOW - 7 * DAY }).everything).toBe(
    true,
  );
});

test("a layout without streams is listed whole each time", () => {
  expect(planListings([], NOW, fresh)).toMatchObject({ everything: true, prefixes: [] });
});

test("a clock set back does not put listings off", () => {
  expect(planListings(streams, NOW, { ...fresh, everythingMs: NOW + DAY }).everything).toBe(true);
});

test.each([
  [
    "AWSLogs/111122223333/CloudTrail/us-gov-east-1/2026/01/02/x.json.gz",
    "AWSLogs/111122223333/CloudTrail/us-gov-east-1/",
  ],
  [
    "p/q/AWSLogs/o-abc123/111122223333/CloudTrail-Digest/cn-north-1/2026/01/02/x",
    "p/q/AWSLogs/o-abc123/111122223333/CloudTrail-Digest/cn-north-1/",
  ],
  [
    "o-abc123/AWSLogs/o-abc123/111122223333/CloudTrail/eu-west-1/2026/01/02/x",
    "o-abc123/AWSLogs/o-abc123/111122223333/CloudTrail/eu-west-1/",
  ],
  ["AWSLogs/111122223333/Config/eu-west-1/2026/01/02/x", null],
  ["some/file.json", null],
])("%s lies in the stream %s", (key, stream) => {
  expect(streamOf(key)).toBe(stream);
});

test("accounts and Regions are found by their folders", async () => {
  const root = await mkdtemp(join(tmpdir(), "trailglass-streams-"));
  const folders = [
    "AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/02",
    "AWSLogs/111122223333/CloudTrail-Insight/us-east-1/2026/01/02",
    "AWSLogs/o-abc123/444455556666/CloudTrail/eu-west-1/2026/01/02",
    "AWSLogs/111122223333/Config/us-east-1/2026",
    "unrelated/AWSLogs/111122223333/CloudTrail/us-east-1",
  ];
  for (const folder of folders) await mkdir(join(root, folder), { recursive: true });
  const source = await FolderSource.at(root);
  const { signal } = new AbortController();
  const found = await findStreams(source, "", signal);
  const foundWithoutSlash = await findStreams(source, "AWS", signal);
  await rm(root, { recursive: true });
  expect(foundWithoutSlash).toEqual(found);
  expect(found).toEqual([
    "AWSLogs/111122223333/CloudTrail-Insight/us-east-1/",
    "AWSLogs/111122223333/CloudTrail/us-east-1/",
    "AWSLogs/o-abc123/444455556666/CloudTrail/eu-west-1/",
  ]);
});

test("the minute of delivery is read from log and digest names", () => {
  expect(
    deliveredMinuteMs("x/111122223333_CloudTrail_us-east-1_20260102T0304Z_abcDEF.json.gz"),
  ).toBe(Date.UTC(2026, 0, 2, 3, 4));
  expect(
    deliveredMinuteMs("1_CloudTrail-Digest_us-east-1_trail_us-east-1_20260102T030405Z.json.gz"),
  ).toBe(Date.UTC(2026, 0, 2, 3, 4));
  expect(deliveredMinuteMs("_20260102T0304Z_/plain.json")).toBeNull();
});
