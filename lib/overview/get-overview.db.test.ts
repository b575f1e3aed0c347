import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestIndex, type TestFiles, type TestIndex } from "@/lib/ingest/testing/test-index";
import { getOverview } from "./get-overview";

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 7, 1);
const NOW_MS = START_MS + 40 * DAY_MS;
const [HOME, OTHER] = ["111122223333", "444455556666"] as const;

const ALICE = { type: "IAMUser", userName: "alice", accountId: HOME, accessKeyId: "AKIAALICE" };

let eventCount = 0;

function record(timeMs: number, more: Record<string, unknown> = {}) {
  eventCount += 1;
  return {
    eventVersion: "1.11",
    userIdentity: ALICE,
    eventTime: `${new Date(timeMs).toISOString().slice(0, 19)}Z`,
    eventSource: "s3.amazonaws.com",
    eventName: "ListBuckets",
    awsRegion: "eu-west-1",
    sourceIPAddress: "192.0.2.1",
    readOnly: true,
    recipientAccountId: HOME,
    eventID: `00000000-0000-4000-8000-${String(eventCount).padStart(12, "0")}`,
    ...more,
  };
}

/** As CloudTrail names a file that it delivers at that time: coverage is read from the name. */
function nameOf(timeMs: number, account: string = HOME): string {
  const stamp = new Date(timeMs).toISOString().replaceAll(/[-:]/g, "");
  const [day = ""] = new Date(timeMs).toISOString().split("T");
  return `AWSLogs/${account}/CloudTrail/eu-west-1/${day.replaceAll("-", "/")}/${account}_CloudTrail_eu-west-1_${stamp.slice(0, 13)}Z_${String(eventCount).padStart(16, "a")}.json.gz`;
}

const MFA_NO = {
  eventSource: "signin.amazonaws.com",
  eventName: "ConsoleLogin",
  readOnly: false,
  additionalEventData: { MFAUsed: "No" },
  responseElements: { ConsoleLogin: "Success" },
};
const WEIRD = '__proto__ "\u202e\\';

let index: TestIndex;
beforeAll(async () => {
  index = await openTestIndex();
  const files: Record<string, TestFiles[string]> = {};
  for (let day = 0; day < 30; day++) {
    const atMs = START_MS + day * DAY_MS + 10 * 3_600_000;
    files[nameOf(atMs)] = [record(atMs), record(atMs, { errorCode: "AccessDenied" })];
  }
  // Seen before, but in the other account alone.
  const earlyMs = START_MS + 3 * DAY_MS;
  const elsewhere = { recipientAccountId: OTHER, sourceIPAddress: "198.51.100.7" };
  files[nameOf(earlyMs, OTHER)] = [record(earlyMs, elsewhere)];
  const atMs = START_MS + 35 * DAY_MS + 10 * 3_600_000;
  files[nameOf(atMs)] = [
    ...Array.from({ length: 12 }, (_, second) =>
      record(atMs + second * 1000, { errorCode: "AccessDenied", sourceIPAddress: "198.51.100.7" }),
    ),
    record(atMs, { eventName: "PutBucketPolicy", readOnly: false, awsRegion: "ap-south-1" }),
    // The same Region and the same user to whoever searches for them.
    record(atMs, { awsRegion: "EU-WEST-1" }),
    record(atMs, { userIdentity: { type: "IAMUser", userName: "ALICE", accountId: HOME } }),
    record(atMs, { userIdentity: { type: "IAMUser", userName: WEIRD, accountId: HOME } }),
    record(atMs, { userIdentity: { type: "Root", accountId: HOME }, eventName: "CreateAccessKey" }),
    ...["AKIANEW", "ASIANEW", "akianew"].map((accessKeyId) =>
      record(atMs, { userIdentity: { ...ALICE, accessKeyId } }),
    ),
    record(atMs, MFA_NO),
    // Of a federated user "No" says nothing.
    record(atMs, {
      ...MFA_NO,
      userIdentity: {
        type: "AssumedRole",
        accountId: HOME,
        arn: `arn:aws:sts::${HOME}:assumed-role/Sso/bob`,
      },
    }),
  ];
  await index.ingest(files);
}, 120_000);
afterAll(() => index.close());

const overview = (params: Parameters<typeof getOverview>[1] = {}) =>
  getOverview(index.reader, params, NOW_MS);

test("names what was never seen before, spelled alike or not", async () => {
  const { fresh, baseline } = await overview();
  expect(baseline).toMatchObject({ isEnough: true, coveredDays: 30 });
  const found = Object.fromEntries(fresh.map(({ what, rows }) => [what, rows]));
  const labels = (what: string) => found[what]?.map(({ label }) => label).sort();
  expect(labels("region")).toEqual(["ap-south-1"]);
  expect(labels("principal")).toEqual(
    [
      "Sso (role, 111122223333)",
      `${WEIRD} (user, 111122223333)`,
      "root (root, 111122223333)",
    ].sort(),
  );
  // Not the key of a session; the other one counts in either spelling.
  expect(found.key).toMatchObject([{ events: 2, profile: { kind: "key" } }]);
  expect(labels("key")).toEqual(["AKIANEW"]);
  expect(labels("service")).toEqual(["signin.amazonaws.com"]);
  expect(labels("write-action")).toEqual([
    "ConsoleLogin (signin.amazonaws.com)",
    "PutBucketPolicy (s3.amazonaws.com)",
  ]);
  expect(labels("ip")).toEqual([]);
});

test("what another account saw before is new to those accounts that did not", async () => {
  const { fresh, link } = await overview({ scope: HOME });
  expect(link.q).toBe(`account:${HOME}`);
  const ips = fresh.find(({ what }) => what === "ip");
  expect(ips?.rows).toMatchObject([{ label: "198.51.100.7", events: 12 }]);
});

test("tells root, sign-ins without MFA and hours of denied calls", async () => {
  const { root, withoutMfa, spikes } = await overview();
  expect(root).toMatchObject({ events: 1, total: 1 });
  expect(root.rows).toMatchObject([{ label: "CreateAccessKey (s3.amazonaws.com)", events: 1 }]);
  expect(withoutMfa.rows.map(({ label }) => label)).toEqual(["alice (user, 111122223333)"]);
  expect(spikes).toMatchObject({ total: 1, rows: [{ denied: 12, usual: 1, hours: 30 }] });
});

test("without enough time before nothing is called new or a spike", async () => {
  const early = await overview({ from: "2026-08-08", to: "2026-08-15" });
  expect(early.baseline.isEnough).toBe(false);
  expect(early.counts.events).toBeGreaterThan(0);
  expect(early).toMatchObject({ fresh: [], spikes: { rows: [], total: 0 } });
});

test("a period without events says where the newest is, and whether log files cover it", async () => {
  const empty = await overview({ from: "2025-01-01", to: "2025-01-02" });
  expect(empty.counts.events).toBe(0);
  expect(empty.activity).toMatchObject({
    buckets: [],
    uncovered: [{ toMs: Date.UTC(2025, 0, 2) }],
  });
  expect(empty.coverage).toMatchObject({ hours: 24, coveredHours: 0, previousCoveredHours: 0 });
  expect(empty.ingest.newestMs).toBe(START_MS + 35 * DAY_MS + 10 * 3_600_000 + 11_000);
});

test("says what was indexed after a moment", async () => {
  expect((await overview()).since).toBe(null);
  expect((await overview({ since: 0 })).since).toEqual({ sinceMs: 0, files: 32, events: 83 });
  const soonMs = Date.now() + DAY_MS;
  expect((await overview({ since: soonMs })).since).toMatchObject({ files: 0, events: 0 });
  expect((await overview({ since: 0, scope: OTHER })).since).toMatchObject({ files: 1, events: 1 });
});

test("refuses times and accounts that cannot be read", async () => {
  await expect(overview({ from: "yesterday-ish" })).rejects.toMatchObject({ kind: "invalid" });
  await expect(overview({ scope: "1; drop table event" })).rejects.toMatchObject({
    kind: "invalid",
  });
});
