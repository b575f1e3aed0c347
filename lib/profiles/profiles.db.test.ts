import { afterAll, beforeAll, expect, test } from "vitest";
import { BLOCK_KINDS, PROFILE_KINDS, type ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getProfile } from "./get-profile";
import { listBlocks } from "./list-blocks";
import { listDenials } from "./list-denials";
import { listProfiles } from "./list-profiles";

import {
  ALICE,
  DAY_MS,
  FILES,
  LIST,
  NOW_MS,
  OTHER,
  OWN,
  PERIOD,
  START_MS,
} from "./testing/profile-files";

let index: TestIndex;
let _own: Reader;
beforeAll(async () => {
  index = await openTestIndex();
  _own = { ...index.reader, accounts: [OWN] };
  await index.ingest(FILES);
}, 120_000);
afterAll(() => index.close());

const profileOf = (kind: ProfileKind, id: string, params = PERIOD, reader = index.reader) =>
  getProfile(reader, kind, id, params, NOW_MS);
const listOf = (kind: ProfileKind, more = {}, reader = index.reader) =>
  listProfiles(reader, kind, { ...PERIOD, ...LIST, ...more }, NOW_MS);

test("a profile tells what was new, and when it was first seen", async () => {
  const alice = await profileOf("principal", ALICE);
  expect(alice).toMatchObject({
    name: expect.stringMatching(/^alice$/i),
    counts: { events: 6, success: 4, denied: 2, errors: 0, unknown: 0 },
    firstMs: START_MS + 9 * 3_600_000,
    baseline: { isEnough: true },
    dataFromMs: START_MS + 9 * 3_600_000,
  });
  expect(alice.fresh?.map(({ what, value }) => `${what} ${value}`)).toEqual([
    "ip 2001:DB8:0:0::1",
    "region ap-south-1",
    "ip 198.51.100.7",
    "write-action DeleteBucket",
    "hour 2",
  ]);
  expect(alice.story).toBe(
    "Active 2 of 11 days, weekdays 02–12 UTC, from 3 IPs in 2 Regions, with aws-cli; 5 new things in this period.",
  );
  expect(alice.days).toHaveLength(42);
});

test("with too little before the period, nothing is called new", async () => {
  const early = await profileOf("principal", ALICE, {
    from: "2026-03-05T00:00Z",
    to: "2026-03-12T00:00Z",
  });
  expect(early).toMatchObject({ fresh: [], baseline: { isEnough: false, coveredDays: 4 } });
  expect(early.story).not.toMatch(/new/);
});

test("what others never used is marked, and not what they did use", async () => {
  const blocks = await listBlocks(
    index.reader,
    "principal",
    ALICE,
    { ...PERIOD, blocks: ["ips", "regions", "clients", "errors"], top: 10 },
    NOW_MS,
  );
  const marks = blocks.blocks.map(({ kind, rows }) => [
    kind,
    Object.fromEntries(rows.map(({ label, isOnly }) => [label, isOnly])),
  ]);
  expect(Object.fromEntries(marks)).toEqual({
    ips: {
      "192.0.2.1": false,
      "198.51.100.7": true,
      "2001:DB8:0:0::1": true,
      "not an address": null,
    },
    regions: { "ap-south-1": false, "eu-west-1": false },
    clients: { "aws-cli": false },
    errors: { AccessDenied: null, "no error recorded": null },
  });
});

test("a denial is dated by the first refusal in the period", async () => {
  const { rows, total } = await listDenials(index.reader, "principal", ALICE, PERIOD, NOW_MS);
  expect(total).toBe(1);
  expect(rows).toMatchObject([
    {
      action: "s3:PutObject",
      error: "AccessDenied",
      events: 2,
      firstMs: START_MS + 44 * DAY_MS + 9 * 3_600_000,
    },
  ]);
});

test("every type of identity has facts of its own, and none is guessed", async () => {
  const { rows } = await listOf("principal", { contains: "" });
  const facts = async (kind: string) => {
    const id = rows.find((row) => row.kind === kind && !row.name.startsWith("HIDDEN"))?.id ?? "";
    const profile = await profileOf("principal", id);
    return Object.fromEntries(profile.facts.map(({ label, value }) => [label, value]));
  };
  expect(await facts("service")).toMatchObject({
    Account: "unknown",
    "Identity type": "AWSService",
    Trust: "an AWS service",
    "Invoked by": "ec2.amazonaws.com",
  });
  expect(await facts("account")).toMatchObject({
    Account: OTHER,
    Trust: "a caller of another account",
  });
  expect(await facts("identity-center")).toMatchObject({
    "On behalf of user": "544894e8-80c1-707f-60e3-3ba6510dfac1",
    "Identity store": expect.stringContaining("d-9067642ac7"),
  });
  expect(await facts("web-identity")).toMatchObject({ "Identity provider": "accounts.google.com" });
  expect(await facts("unknown")).toMatchObject({ "Identity type": "Unknown", ARN: "unknown" });
});

test("lists are sorted and paged in one order, and a page beyond the end knows the total", async () => {
  const all = await listOf("principal", { sort: "name" });
  for (const sort of ["-events", "name", "-last", "-first", "-denied", "-new"] as const) {
    const whole = await listOf("principal", { sort });
    const first = await listOf("principal", { sort, limit: 5 });
    const second = await listOf("principal", { sort, limit: 5, offset: first.nextOffset ?? 0 });
    expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 10));
    expect(whole.total).toBe(all.total);
  }
  const newest = await listOf("principal", { sort: "-new", contains: "alice" });
  expect(newest.rows[0]).toMatchObject({
    fresh: 4,
    regions: 2,
    mfa: { yes: 0, no: 0, unknown: 6 },
  });
  const beyond = await listOf("principal", { offset: 500 });
  expect(beyond).toMatchObject({ rows: [], total: all.total, nextOffset: null });
});

test("a period without events is empty, and events without a time are in none", async () => {
  for (const period of [
    { from: "2020-01-01T00:00Z", to: "2020-01-05T10:10Z" },
    { from: "2026-04-20T00:00Z", to: "2026-04-20T00:00Z" },
  ]) {
    const params = { ...period, blocks: [...BLOCK_KINDS], top: 10 };
    expect(await profileOf("principal", ALICE, period)).toMatchObject({
      counts: { events: 0 },
      story: "No event in this period.",
    });
    const { blocks } = await listBlocks(index.reader, "principal", ALICE, params, NOW_MS);
    expect(blocks.flatMap(({ rows }) => rows)).toEqual([]);
    for (const kind of PROFILE_KINDS) {
      expect((await listProfiles(index.reader, kind, { ...LIST, ...period }, NOW_MS)).rows).toEqual(
        [],
      );
    }
  }
  const undated = await profileOf("principal", `user|${OWN}|never-dated`);
  expect(undated).toMatchObject({ firstMs: null, lastMs: null, counts: { events: 0 }, fresh: [] });
});
