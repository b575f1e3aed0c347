import type { ReactNode } from "react";
import { TimeText } from "@/components/shell/time-text";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import type { LogFileView } from "@/lib/api/import-contract";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";

/** The figures of one file. */
export function LogFileFacts({ file }: { readonly file: LogFileView }) {
  const log = (text: string | null) => (text === null ? "not known" : <VisibleText text={text} />);
  const facts: readonly (readonly [string, ReactNode])[] = [
    ["Kind", log(file.family)],
    ["Account", log(file.account)],
    ["Region", log(file.region)],
    ["Size as delivered", formatBytes(file.sizeBytes)],
    ["Size unpacked", file.bodyBytes === null ? "not known" : formatBytes(file.bodyBytes)],
    ["Records", formatCount(file.records)],
    ["New events", formatCount(file.events)],
    ["Copies of known events", formatCount(file.copies)],
    ["Rejected records", formatCount(file.rejected)],
    ["Attempts", formatCount(file.attempts)],
    ["First seen", <TimeText key="seen" timeMs={file.seenAtMs} withZone toSecond />],
    [
      "Finished",
      file.finishedAtMs === null ? (
        "not yet"
      ) : (
        <TimeText key="done" timeMs={file.finishedAtMs} withZone toSecond />
      ),
    ],
    [
      "SHA-256 of the unpacked body",
      file.bodySha256 === null ? (
        "not known"
      ) : (
        <ShortId key="sha" id={file.bodySha256} label="SHA-256 of the file" maxLength={24} />
      ),
    ],
  ];
  return (
    <dl className="mt-4 grid gap-x-8 sm:grid-cols-2">
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 border-t border-line py-1">
          <dt className="text-muted">{name}</dt>
          <dd className="text-end">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
