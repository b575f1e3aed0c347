"use client";

import { useMay } from "@/components/shell/person";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { VisibleText } from "@/components/ui/visible-text";
import type { SourceView } from "@/lib/api/import-contract";
import { ProgressFigures } from "./progress-figures";
import { SourceActions } from "./source-actions";

const KIND: Readonly<Record<SourceView["kind"], string>> = {
  folder: "Folder",
  s3: "S3 bucket",
  sample: "Sample",
};

function stateWord(source: SourceView): string {
  if (source.state !== "active") return source.state;
  if (source.listing) return "listing files";
  const { pending, leased } = source.progress.files;
  if (pending + leased > 0) return "reading";
  return source.continuous ? "up to date, waiting for new files" : "finished";
}

/** One source: where it is, what it is doing, how far it is. */
export function SourceSection({ source }: { readonly source: SourceView }) {
  const mayManage = useMay("manage");
  return (
    <section className="border-t border-line py-4 first-of-type:border-t-0">
      <div className="mb-2 flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="font-mono text-base break-all">
            <VisibleText text={source.location} />
          </h3>
          <p className="text-muted">
            {KIND[source.kind]} · <span className="text-ink">{stateWord(source)}</span>
            {source.listedAtMs === null ? null : (
              <>
                {" "}
                · listed <TimeText timeMs={source.listedAtMs} withZone toSecond />
              </>
            )}
          </p>
        </div>
        {mayManage ? <SourceActions source={source} /> : null}
      </div>
      {source.problem === null ? null : (
        <p className="mb-2 flex items-start gap-1.5 text-bad">
          <Icon name="circle-exclamation-point" className="mt-0.5 shrink-0" />
          <VisibleText text={source.problem} />
        </p>
      )}
      <ProgressFigures progress={source.progress} />
    </section>
  );
}
