import Link from "next/link";
import { FileProof } from "@/components/shell/file-proof";
import { TimeText } from "@/components/shell/time-text";
import { ShortId } from "@/components/ui/short-id";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail, RecordPlace } from "@/lib/api/contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import type { EventSurroundings } from "./event-surroundings";
import { RelatedRows } from "./related-rows";

/** Where the record lies, its hashes, what proves its file, its copies, and records that contradict it. */
export function EventEvidence({
  detail,
  around,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
}) {
  return (
    <div className="space-y-4">
      <section>
        <h3 className="mb-1 font-medium">Evidence</h3>
        <Place place={detail.place} />
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-muted">
          SHA-256 of the record <Hash hash={detail.recordSha256} label="SHA-256 of the record" />
        </p>
      </section>
      <section>
        <h3 className="mb-1 font-medium">Integrity of its file</h3>
        <FileProof fileId={detail.place.fileId} />
      </section>
      {detail.conflicts.length > 0 ? (
        <section>
          <h3 className="font-medium text-bad">
            {formatCounted(detail.conflicts.length, "other record")} with this event ID, but other
            content
          </h3>
          <p className="mb-1 text-muted">
            Nothing was overwritten: compare them. An event ID should name one record only.
          </p>
          <RelatedRows rows={detail.conflicts} around={around} />
        </section>
      ) : null}
      <section>
        <h3 className="font-medium">
          {detail.copies.length === 0
            ? "Delivered once"
            : `Delivered ${formatCount(detail.copies.length + 1)} times, byte for byte the same`}
        </h3>
        {detail.copies.map((copy) => (
          <Place key={`${copy.fileId} ${copy.ordinal}`} place={copy} />
        ))}
      </section>
    </div>
  );
}

/** Shortened on screen, whole on paper. */
function Hash({ hash, label }: { readonly hash: string; readonly label: string }) {
  return (
    <>
      <span data-no-print>
        <ShortId id={hash} label={label} />
      </span>
      <span className="hidden font-mono text-xs break-all print:inline">{hash}</span>
    </>
  );
}

function Place({ place }: { readonly place: RecordPlace }) {
  return (
    <div className="space-y-0.5 border-t border-line py-1.5 first:border-t-0 first:pt-0">
      <p className="font-mono text-xs break-all">
        <Link href={`/imports/files/${place.fileId}`}>
          <VisibleText text={place.key} />
        </Link>
      </p>
      <p className="text-muted">
        Record {formatCount(place.ordinal + 1)} of the file, from{" "}
        <VisibleText text={place.source} />, read{" "}
        <TimeText timeMs={place.ingestedAtMs} withZone toSecond /> (sequence {place.ingestSeq})
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-muted">
        SHA-256 of the file <Hash hash={place.bodySha256} label="SHA-256 of the file" />
      </p>
    </div>
  );
}
