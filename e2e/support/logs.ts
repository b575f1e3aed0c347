import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** Log files by name; each holds its records as JSON texts, byte for byte. */
export type LogFiles = Readonly<Record<string, readonly string[]>>;

/** One record as JSON text: a sign-in of one user, with other fields on top. */
export function record(number: number, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLEALICE00000",
      arn: "arn:aws:iam::111122223333:user/alice",
      accountId: "111122223333",
      userName: "alice",
    },
    eventTime: "2026-09-21T10:00:00Z",
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    awsRegion: "eu-west-1",
    sourceIPAddress: "198.51.100.7",
    userAgent: "Mozilla/5.0",
    requestParameters: null,
    responseElements: { ConsoleLogin: "Success" },
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    readOnly: false,
    eventType: "AwsConsoleSignIn",
    managementEvent: true,
    recipientAccountId: "111122223333",
    eventCategory: "Management",
    ...more,
  });
}

/** The body that AWS would deliver: the records as they are, in their order. */
export function bodyOf(records: readonly string[]): Buffer {
  return Buffer.from(`{"Records":[${records.join(",")}]}`);
}

/** Writes log files into a new temporary folder, old enough to count as finished. */
export function writeLogs(files: LogFiles): string {
  const folder = mkdtempSync(join(tmpdir(), "trailglass-logs-"));
  addLogs(folder, files);
  return folder;
}

/** Writes further log files into a folder, old enough to count as finished. */
export function addLogs(folder: string, files: LogFiles): void {
  for (const [name, records] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(bodyOf(records)));
    utimesSync(path, new Date("2026-10-01"), new Date("2026-10-01"));
  }
}

/** A name as CloudTrail gives it: of eu-west-1 on the day of `record`, or of another place and time. */
export function logName(
  letter: string,
  { account = "111122223333", region = "eu-west-1", time = "2026-09-21T10:05Z" } = {},
): string {
  const [year, month, day] = time.slice(0, 10).split("-");
  const stamp = time.replaceAll(/[-:]/g, "");
  return `AWSLogs/${account}/CloudTrail/${region}/${year}/${month}/${day}/${account}_CloudTrail_${region}_${stamp}_${letter.repeat(16)}.json.gz`;
}
