import { gzipSync } from "node:zlib";

/** A small seeded generator (mulberry32): the same seed gives the same files everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const START_MS = Date.UTC(2026, 0, 31, 22);
const NAMES = ["GetObject", "PutObject", "AssumeRole", "ConsoleLogin", "DescribeInstances"];
const ACCOUNTS = ["111122223333", "444455556666"];

/**
 * Log files that repeat and contradict each other, over two accounts and the end of a month:
 * records delivered twice, eventIDs that stand over different contents, ids of odd spelling,
 * records without id or time, rejects, and files of other layouts.
 */
export function variedFiles(
  seed: number,
  fileCount: number,
  mostRecords = 24,
): Map<string, Buffer> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const record = (number: number, content: number) => {
    const timeMs = START_MS + (number % 14) * 1_700_000;
    const hex = number.toString(16).padStart(12, "0");
    const spelled = `0000abcd-0000-4000-8000-${hex}`;
    const ids = [spelled, spelled, spelled.toUpperCase(), `DISCARD-EXAMPLE-${number}`, undefined];
    return {
      eventVersion: "1.11",
      userIdentity: {
        type: "IAMUser",
        userName: `user-${number % 7}`,
        accountId: ACCOUNTS[number % 2],
        ...(number % 5 === 0 && { accessKeyId: `AKIAEXAMPLE0000000${number % 3}` }),
      },
      ...(number % 23 !== 0 && { eventTime: `${new Date(timeMs).toISOString().slice(0, 19)}Z` }),
      eventSource: number % 3 === 0 ? "sts.amazonaws.com" : "s3.amazonaws.com",
      eventName: NAMES[number % NAMES.length],
      awsRegion: number % 4 === 0 ? "eu-west-1" : "us-east-1",
      sourceIPAddress: number % 6 === 0 ? "AWS Internal" : `192.0.2.${number % 9}`,
      userAgent: `agent/${number % 4}`,
      ...(number % 8 === 0 && { errorCode: "AccessDenied" }),
      ...(number % 2 === 0 && { readOnly: number % 3 === 0 }),
      requestParameters: { bucketName: `bucket-${number % 11}`, content },
      ...(number % 6 === 0 && {
        responseElements: {
          credentials: {
            accessKeyId: `ASIAEXAMPLE0000000${number % 3}`,
            expiration: "Feb 1, 2026, 1:00:00 AM",
          },
          assumedRoleUser: { assumedRoleId: `AROAEXAMPLE:session-${number % 4}\0` },
        },
      }),
      recipientAccountId: ACCOUNTS[number % 2],
      eventID: ids[number % ids.length],
    };
  };
  const files = new Map<string, Buffer>();
  for (let file = 0; file < fileCount; file++) {
    const minute = new Date(START_MS + file * 420_000).toISOString();
    const stamp = minute.slice(0, 16).replaceAll(/[-:]/g, "");
    const account = pick(ACCOUNTS);
    const key = `AWSLogs/${account}/CloudTrail/us-east-1/${minute.slice(0, 10).replaceAll("-", "/")}/${account}_CloudTrail_us-east-1_${stamp}Z_${String(file).padStart(16, "0")}.json.gz`;
    const records = Array.from({ length: Math.floor(random() * mostRecords) }, () =>
      JSON.stringify(
        record(
          Math.floor((random() * fileCount * mostRecords) / 4),
          random() < 0.15 ? 1 + Math.floor(random() * 2) : 0,
        ),
      ),
    );
    if (random() < 0.2) records.push('"no record"');
    const body = random() < 0.8 ? `{"Records":[${records.join(",")}]}` : `[${records.join(",\n")}]`;
    files.set(key, gzipSync(body));
  }
  return files;
}
