import { resolve } from "node:path";
import { ownCredentials } from "@/lib/aws/own-credentials";
import { pinnedKeysFile } from "@/lib/config";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { FolderSource } from "@/lib/ingest/sources/folder";
import { S3Source } from "@/lib/ingest/sources/s3";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import { summarizePlace } from "@/lib/integrity/judge/summarize-place";
import { verifyEvidence } from "@/lib/integrity/judge/verify-evidence";
import { openKeyRing } from "@/lib/integrity/keys/key-ring";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import { isProven, mergeSummaries } from "@/lib/integrity/runs/verification-summary";
import type { BucketOptions } from "./bucket-options";
import { keepTelling } from "./status-line";
import type { ReportFinding, VerifyReport } from "./verify-report";

export interface VerifyScope {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Path of a file of pinned keys; undefined: what the configuration says. */
  readonly keysFile: string | undefined;
}

/**
 * Checks a folder or bucket as it is now, without any database: nothing is kept. `onPlace` is told
 * what became of each account and Region. Throws what cannot be opened, and the signal's reason.
 */
export async function verifyLocation(
  location: string,
  options: BucketOptions,
  { fromMs, toMs, keysFile }: VerifyScope,
  onPlace: (result: PlaceResult) => Promise<void>,
  signal: AbortSignal,
): Promise<Omit<VerifyReport, "from" | "to">> {
  const isBucket = location.startsWith("s3://");
  const keys = openKeyRing(null, {
    pinnedFile: keysFile ?? pinnedKeysFile(),
    aws: ownCredentials(isBucket ? options : {}),
  });
  const source = isBucket
    ? new S3Source(location, options)
    : await FolderSource.at(resolve(location), { settleMs: 0 });
  const done = { files: 0, bytes: 0, of: 0 };
  const line = keepTelling(() =>
    done.of === 0
      ? "listing"
      : `${formatCount(done.files)} of ${formatCount(done.of)} files, ${formatBytes(done.bytes)} hashed`,
  );
  try {
    const evidence = await openSourceEvidence(source, { signal });
    for (const { files } of await evidence.listPlaces(signal)) done.of += files;
    const onProgress = (files: number, bytes: number) => {
      done.files += files;
      done.bytes += bytes;
    };
    const summaries = [];
    const findings: ReportFinding[] = [];
    const problems = new Set<string>();
    for await (const result of verifyEvidence(evidence, {
      ...{ keys, fromMs, toMs, signal, onProgress },
    })) {
      summaries.push(summarizePlace(result));
      for (const finding of result.findings) findings.push(toReport(finding, result));
      if (result.keyProblem !== null) problems.add(result.keyProblem);
      await onPlace(result);
    }
    const summary = mergeSummaries(summaries);
    const { chains, digests, files, coverage } = summary;
    const { unread = null } = evidence;
    return {
      location: evidence.location,
      run: null,
      keySource: keys.keySource(),
      keyProblem: problems.size === 0 ? null : [...problems].join(" "),
      problem: unread,
      isProven: unread === null && isProven(summary),
      ...{ chains, digests, files, findings, coverage },
    };
  } finally {
    line.stop();
    if (source instanceof S3Source) source.close();
  }
}

function toReport(
  { kind, bucket, key, detail, trail, fromMs, toMs }: PlaceResult["findings"][number],
  { place: { account, region } }: PlaceResult,
): ReportFinding {
  return { kind, bucket, key, detail, account, region, trail, fromMs, toMs };
}
