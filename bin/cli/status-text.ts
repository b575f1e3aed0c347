import type { Status } from "@/lib/api/import-contract";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";

/** The status as a few lines for people. */
export function statusText(status: Status): string {
  const { files } = status;
  const lines: [string, string][] = [
    ["events", `${formatCount(status.events)} distinct, of ${formatCount(status.records)} records`],
    ["copies", formatCount(status.copies)],
    ["conflicts", formatCount(status.conflicts)],
    ["rejected", formatCount(status.rejected)],
    [
      "files",
      `${formatCount(files.done)} done, ${formatCount(files.skipped)} skipped, ${formatCount(files.quarantined)} put aside, ${formatCount(files.pending)} waiting`,
    ],
    ["accounts", list(status.accounts)],
    ["Regions", list(status.regions)],
    ["first", status.first ?? "none"],
    ["last", status.last ?? "none"],
    [
      "bytes",
      `${formatBytes(status.bytes.raw)} of log records in ${formatBytes(status.bytes.database)} of database`,
    ],
  ];
  return lines.map(([name, value]) => `${name.padEnd(10)} ${value}\n`).join("");
}

function list(values: readonly string[]): string {
  const some = values
    .slice(0, 12)
    .map((value) => toVisible(value))
    .join(", ");
  return values.length > 12 ? `${values.length}: ${some}, …` : some || "none";
}
