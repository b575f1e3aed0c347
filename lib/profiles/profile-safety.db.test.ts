import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BLOCK_KINDS, PROFILE_KINDS, type ProfileKind } from "@/lib/api/profile-contract";
import type { Reader } from "@/lib/auth/reader";
import { countEvents } from "@/lib/events/count-events";
import { toQuestion } from "@/lib/events/to-question";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { seeded, shuffled } from "@/lib/ingest/testing/varied-files";
import { getProfile } from "./get-profile";
import { listBlocks } from "./list-blocks";
import { listDenials } from "./list-denials";
import { listProfiles } from "./list-profiles";

import {
  ALICE,
  FILES,
  HOSTILE,
  LIST,
  NOW_MS,
  OTHER,
  OWN,
  PERIOD,
  START_MS,
} from "./testing/profile-files";

let index: TestIndex;
let own: Reader;
beforeAll(async () => {
  index = await openTestIndex();
  // Where addresses are is asked of the environment, which must be one to be used at all.
  vi.stubEnv("DATABASE_URL", index.url);
  own = { ...index.reader, accounts: [OWN] };
  await index.ingest(FILES);
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await index.close();
});

const profileOf = (kind: ProfileKind, id: string, params = PERIOD, reader = index.reader) =>
  getProfile(reader, kind, id, params, NOW_MS);
const listOf = (kind: ProfileKind, more = {}, reader = index.reader) =>
  listProfiles(reader, kind, { ...PERIOD, ...LIST, ...more }, NOW_MS);

test("a reader of one account learns nothing of another", async () => {
  const everything: unknown[] = [];
  for (const kind of PROFILE_KINDS) {
    const list = await listOf(kind, {}, own);
    everything.push(list);
    for (const { id } of list.rows.filter(({ link }) => link !== null).slice(0, 6)) {
      const params = { ...PERIOD, blocks: [...BLOCK_KINDS], top: 50 };
      everything.push(await profileOf(kind, id, PERIOD, own));
      everything.push(await listBlocks(own, kind, id, params, NOW_MS));
    }
  }
  const text = JSON.stringify(everything);
  expect(text).toContain("alice");
  expect(text).not.toMatch(/bob|carol|AKIACAROL/);
  // The address is Bob's too, and was his before; Alice's own times are told.
  const ip = await profileOf("ip", "192.0.2.1", PERIOD, own);
  expect(ip.firstMs).toBe(START_MS + 9 * 3_600_000);
  const [listed] = (await listOf("ip", { contains: "192.0.2.1" }, own)).rows;
  expect(listed?.firstMs).toBe(START_MS + 9 * 3_600_000);
  for (const [kind, id] of [
    ["principal", `user|${OTHER}|bob`],
    ["key", "AKIACAROL00000000001"],
    ["account", OTHER],
  ] as const) {
    await expect(profileOf(kind, id, PERIOD, own)).rejects.toMatchObject({ kind: "not_found" });
    await expect(profileOf(kind, id)).resolves.toMatchObject({ id });
  }
  const regions = async (reader: Reader) => {
    const params = { ...PERIOD, blocks: ["regions" as const], top: 10 };
    const [block] = (await listBlocks(reader, "principal", ALICE, params, NOW_MS)).blocks;
    return block?.rows.find(({ value }) => value === "ap-south-1")?.isOnly;
  };
  expect([await regions(index.reader), await regions(own)]).toEqual([false, true]);
});

test("what is not there is not found, in words that say what the index covers", async () => {
  for (const kind of PROFILE_KINDS) {
    for (const id of [
      "nobody at all",
      "nul\0",
      "\ud800",
      "100%",
      "*",
      "x".repeat(4_000),
      "' or 1=1",
    ]) {
      await expect(profileOf(kind, id)).rejects.toMatchObject({
        kind: "not_found",
        message: expect.stringContaining("from 1 Mar 2026 09:00:00Z to 16 Apr 2026"),
      });
    }
  }
});

test("names that attackers chose are listed and counted as any other", async () => {
  const { rows } = await listOf("principal", { kind: "user" });
  for (const name of HOSTILE) {
    const stored = name.replace("\0", "\uFFFD").replace("\ud800", "\uFFFD");
    const row = rows.find(
      (one) => one.name === stored || (one.name.startsWith("xxx") && name.startsWith("xxx")),
    );
    expect(row, name.slice(0, 20)).toMatchObject({ counts: { events: 1 }, account: OWN });
    if (row?.link) {
      const { question } = toQuestion({ q: row.link.q }, NOW_MS);
      expect([name, (await countEvents(index.reader, question)).total]).toEqual([name, 1]);
    }
    const found = await profileOf("principal", row?.id ?? "");
    expect(found.counts.events).toBe(1);
  }
  const named = async (contains: string) =>
    (await listOf("principal", { kind: "user", contains })).rows.map(({ name }) => name);
  expect(await named("%")).toEqual(["%"]);
  expect(await named("\\")).toEqual(["\\"]);
  expect(await named("ALI")).toEqual([expect.stringMatching(/^alice$/i)]);
  expect(await named("\0")).toHaveLength(2);
  expect(await named("_")).toEqual(["__proto__"]);
});

test("the order in which files arrive changes nothing", async () => {
  const other = await openTestIndex();
  for (const [name, records] of shuffled(Object.entries(FILES), seeded(3))) {
    await other.ingest({ [name]: records });
  }
  const params = { ...PERIOD, blocks: [...BLOCK_KINDS], top: 50 };
  for (const ask of [
    (reader: Reader) => getProfile(reader, "principal", ALICE, PERIOD, NOW_MS),
    (reader: Reader) => listBlocks(reader, "principal", ALICE, params, NOW_MS),
    (reader: Reader) => listBlocks(reader, "account", OWN, params, NOW_MS),
    (reader: Reader) => listDenials(reader, "account", OWN, PERIOD, NOW_MS),
    (reader: Reader) => listProfiles(reader, "principal", { ...PERIOD, ...LIST }, NOW_MS),
  ]) {
    const once = await ask(index.reader);
    expect({ ...(await ask(other.reader)), asof: 0 }).toEqual({ ...once, asof: 0 });
  }
  // Whole UTC days of principals and accounts are told without looking at a single event.
  const days = { from: "2026-04-10T00:00Z", to: "2026-04-20T00:00Z" };
  const told = async () => {
    const {
      counts,
      mfa,
      hours,
      days: strip,
    } = await profileOf("principal", ALICE, days, other.reader);
    const sums = { ...params, ...days };
    return [
      { counts, mfa, hours, strip },
      await listBlocks(other.reader, "principal", ALICE, sums, NOW_MS),
      await listBlocks(other.reader, "account", OWN, sums, NOW_MS),
      await listProfiles(other.reader, "principal", { ...LIST, ...days }, NOW_MS),
    ];
  };
  const before = await told();
  await other.db.owner.$executeRaw`delete from event`;
  expect(await told()).toEqual(before);
  await other.close();
}, 120_000);
