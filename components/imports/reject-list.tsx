import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { RejectView } from "@/lib/api/import-contract";
import { rejectUrl } from "@/lib/api/import-queries";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatCounted } from "@/lib/format/count";

/** Records that are kept but could not be read as events; none is thrown away. */
export function RejectList({
  rejects,
  rejected,
}: {
  readonly rejects: readonly RejectView[];
  /** How many there are in all. */
  readonly rejected: number;
}) {
  if (rejected === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="border-b border-line pb-1 text-base font-semibold">
        {formatCounted(rejected, "record")} could not be read
      </h2>
      {rejects.map((reject) => (
        <div key={reject.ordinal} className="border-b border-line py-2">
          <p className="flex flex-wrap items-center justify-between gap-2">
            <span>
              Record {formatCount(reject.ordinal + 1)}, at byte {formatCount(reject.byteOffset)}:{" "}
              <VisibleText text={reject.reason} />
            </span>
            <a
              href={rejectUrl(reject.fileId, reject.ordinal)}
              download
              className="inline-flex items-center gap-1"
            >
              <Icon name="download" size={14} />
              Bytes ({formatBytes(reject.sizeBytes)})
            </a>
          </p>
          <pre className="mt-1 font-mono text-xs break-all whitespace-pre-wrap text-muted">
            <VisibleText text={reject.preview} multiline />
          </pre>
        </div>
      ))}
      {rejects.length < rejected ? (
        <p className="pt-2 text-muted">The first {formatCount(rejects.length)} are shown.</p>
      ) : null}
    </section>
  );
}
