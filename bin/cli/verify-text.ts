import { groupBy } from "@/lib/db/lineage/group-by";
import { DIGEST_VERDICTS, FILE_VERDICTS, type Standing } from "@/lib/digest/verdict";
import { formatCounted } from "@/lib/format/count";
import { formatTime } from "@/lib/format/time";
import { toVisible } from "@/lib/format/visible";
import type { PlaceResult } from "@/lib/integrity/judge/place-result";
import type { ReportFinding, VerifyReport } from "./verify-report";

/**
 * One line for each digest, newest first, and for each log file below the digest that names it: as
 * `aws cloudtrail validate-logs --verbose` writes them, but that it has no words for what is neither
 * valid nor invalid. Names cannot drive the terminal.
 */
export function placeLines({ bucket, chains, files }: PlaceResult): string {
  const byDigest = groupBy(files, ({ digestKey }) => digestKey);
  const takeFiles = (digestKey: string | null) => {
    const some = byDigest.get(digestKey) ?? [];
    byDigest.delete(digestKey);
    return some.map(({ verdict, detail, ...file }) =>
      line("Log file", file.bucket, file.key, FILE_VERDICTS[verdict], detail ?? verdict),
    );
  };
  const lines: string[] = [];
  for (const { chain, digests } of chains) {
    const what = chain.backfill ? "(backfill) Digest file" : "Digest file";
    for (const { object, verdict, detail } of digests.toReversed()) {
      lines.push(line(what, bucket, object.key, DIGEST_VERDICTS[verdict], detail ?? verdict));
      for (const each of takeFiles(object.key)) lines.push(each);
    }
  }
  for (const digestKey of [...byDigest.keys()]) {
    for (const each of takeFiles(digestKey)) lines.push(each);
  }
  return lines.join("");
}

function line(
  what: string,
  bucket: string | null,
  key: string,
  standing: Standing,
  detail: string,
): string {
  const said = { proven: "valid", broken: `INVALID: ${detail}`, open: `NOT PROVEN: ${detail}` };
  return `${what}\t${toVisible(pathOf(bucket, key))}\t${toVisible(said[standing])}\n`;
}

const pathOf = (bucket: string | null, key: string) =>
  bucket === null ? key : `s3://${bucket}/${key}`;

/** What `aws cloudtrail validate-logs` says in the end, and then what it does not say. */
export function reportText(report: VerifyReport): string {
  const { digests, files, findings, chains, coverage, keyProblem, problem } = report;
  const { fromMs, toMs, hours } = coverage;
  return [
    "",
    `Results requested for ${report.from ?? "the beginning"} to ${report.to ?? "the end"}`,
    fromMs === null || toMs === null
      ? "No digests found"
      : `Results found for ${formatTime(fromMs, "utc")} to ${formatTime(toMs, "utc")}:`,
    "",
    ratio(digests, DIGEST_VERDICTS, "digest files"),
    ratio(files, FILE_VERDICTS, "log files"),
    "",
    ...chains.map(({ account, region, trail, backfill, digests: count, findings: found }) => {
      const name = toVisible(`${account} ${region} ${trail}${backfill ? " (backfill)" : ""}`);
      return `Chain\t${name}\t${formatCounted(count, "digest")}, ${formatCounted(found, "finding")}`;
    }),
    ...Object.entries(hours).map(([state, some]) => `Delivery\t${state}\t${some.toFixed(1)} hours`),
    ...findings.map(findingLine),
    ...[keyProblem, problem].flatMap((text) => (text === null ? [] : [toVisible(text)])),
    verdictLine(report),
    "",
  ].join("\n");
}

function ratio(
  counts: Readonly<Record<string, number>>,
  standings: Readonly<Record<string, Standing>>,
  what: string,
): string {
  const sum = (standing: Standing | null) =>
    Object.entries(counts)
      .filter(([verdict]) => standing === null || standings[verdict] === standing)
      .reduce((total, [, count]) => total + count, 0);
  const all = sum(null);
  const part = (standing: Standing, word: string) => {
    const count = sum(standing);
    return count === 0 && standing !== "proven" ? [] : [`${count}/${all} ${what} ${word}`];
  };
  return [
    ...part("proven", "valid"),
    ...part("broken", "INVALID"),
    ...part("open", "NOT PROVEN"),
  ].join(", ");
}

function findingLine({ kind, bucket, key, detail }: ReportFinding): string {
  return `Finding\t${kind}\t${toVisible(pathOf(bucket, key))}\t${toVisible(detail)}`;
}

function verdictLine({ isProven, problem, findings }: VerifyReport): string {
  if (isProven) return "PROVEN: every digest and log file in range is signed and unchanged.";
  if (problem !== null) return "NOT PROVEN: not everything could be looked at.";
  const found = formatCounted(findings.length, "finding");
  return `NOT PROVEN: ${found}. What is neither valid nor invalid could not be checked.`;
}
