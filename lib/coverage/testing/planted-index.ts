import type { CoverageGrid } from "@/lib/api/coverage-contract";
import { sampleRecord } from "@/lib/ingest/testing/sample-record";
import { openTestIndex, type TestIndex } from "@/lib/ingest/testing/test-index";
import { logKey, type PlantedWindow, plantRun, plantWindows } from "./planted-windows";

export const HOUR_MS = 3_600_000;
export const START_MS = Date.UTC(2026, 0, 10);
export const NOW_MS = Date.UTC(2026, 1, 1);
export const OWN = "111122223333";
export const OTHER = "444455556666";
export const IRELAND = { account: OWN, region: "eu-west-1" };
export const OREGON = { account: OWN, region: "us-west-2" };
export const VIRGINIA = { account: OWN, region: "us-east-1" };
export const THEIRS = { account: OTHER, region: "eu-west-1" };

export const timeAt = (hours: number) => START_MS + hours * HOUR_MS;
export const iso = (hours: number) => `${new Date(timeAt(hours)).toISOString().slice(0, 19)}Z`;
export const key = (place: typeof IRELAND, hours: number, family?: string, id?: string) =>
  logKey(place, timeAt(hours), family, id);
let records = 0;
function nextNumber(): number {
  records += 1;
  return records;
}
export const call = ({ account, region }: typeof IRELAND, hours: number, more = {}) =>
  sampleRecord(nextNumber(), {
    ...{ recipientAccountId: account, awsRegion: region, eventTime: iso(hours) },
    ...{ eventSource: "ec2.amazonaws.com", eventName: "DescribeInstances", ...more },
  });
export const trailCall = (eventName: string, hours: number, more = {}) =>
  call(VIRGINIA, hours, {
    ...{ eventName, eventSource: "cloudtrail.amazonaws.com", requestParameters: { name: "main" } },
    ...more,
  });
export const window = (
  place: typeof IRELAND,
  from: number,
  to: number,
  more = {},
): PlantedWindow => ({
  ...{ ...place, fromMs: timeAt(from), toMs: timeAt(to), ...more },
});

/** An index of two accounts in which every state of an hour is planted. */
export async function openPlantedIndex(): Promise<TestIndex> {
  const index = await openTestIndex();
  await index.ingest({
    // Ireland is proven but for the hours 3 to 6; its file of hour 2 holds what happened in hour 1.
    [key(IRELAND, 0.5)]: [call(IRELAND, 0.25)],
    [key(IRELAND, 2.1)]: [call(IRELAND, 1.9)],
    [key(IRELAND, 4.5)]: [call(IRELAND, 4.4)],
    // Oregon has no digests at all.
    [key(OREGON, 3.2)]: [call(OREGON, 3.1)],
    [key(OREGON, 10)]: [call(OREGON, 9.9)],
    // The trail of all Regions is stopped from 7:30 to 9:30.
    [key(VIRGINIA, 0.2)]: [
      trailCall("CreateTrail", 0.1, {
        requestParameters: { name: "main", isMultiRegionTrail: true, s3BucketName: "trail-logs" },
      }),
    ],
    [key(VIRGINIA, 7.6)]: [
      trailCall("StopLogging", 7.5),
      trailCall("StopLogging", 6.5, { errorCode: "AccessDenied" }),
    ],
    [key(VIRGINIA, 9.6)]: [trailCall("StartLogging", 9.5)],
    [key(THEIRS, 1)]: [call(THEIRS, 0.9), call(THEIRS, 12.5)],
    [key(IRELAND, 5.5, "CloudTrail-Insight")]: [
      call(IRELAND, 5.2, { eventCategory: "Insight", eventType: "AwsCloudTrailInsight" }),
    ],
  });
  // Listed, and not read yet; listed, and gone since.
  await index.list({ [key(OREGON, 5.1)]: [], [key(OREGON, 6.1)]: [] });
  await index.db.owner.logFile.updateMany({
    where: { key: key(OREGON, 6.1) },
    data: { state: "gone" },
  });
  // An older run missed a file that the one behind the windows did not.
  await plantRun(index, [key(IRELAND, 0.7, undefined, "c")]);
  const lost = [key(IRELAND, 3.5, "CloudTrail-Insight"), key(IRELAND, 2.5, undefined, "b")];
  const odd = key(IRELAND, 4.5).replace("20260110T0430Z", "20269999T9999Z");
  const runId = await plantRun(index, [...lost, odd]);
  await plantWindows(index, [
    window(IRELAND, 0, 1, { runId, named: 1 }),
    window(IRELAND, 1, 2, { runId }),
    window(IRELAND, 2, 3, { runId, named: 2, here: 1 }),
    window(IRELAND, 3, 4, { runId, named: 1, here: 0 }),
    window(IRELAND, 4, 5.5, { runId, state: "missing" }),
    window(IRELAND, 5.5, 7, { runId }),
    window(VIRGINIA, 0, 1, { runId, named: 1 }),
    window(VIRGINIA, 1, 7.5, { runId }),
    window(VIRGINIA, 7.5, 9.5, { runId, state: "off" }),
    // It ends before it begins, and means nothing.
    window(VIRGINIA, 4, 3, { runId, state: "missing" }),
  ]);
  return index;
}

/** A letter for each hour of a place: the first of its state, `e` for proven to be empty. */
export function letters({ rows }: CoverageGrid, { account, region }: typeof IRELAND): string {
  const row = rows.find((one) => one.account === account && one.region === region);
  const cells = row?.cells ?? [];
  return cells.map(({ state }) => (state === "proven-empty" ? "e" : state[0])).join("");
}
