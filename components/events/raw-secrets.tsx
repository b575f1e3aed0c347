"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventDetail } from "@/lib/api/contract";
import { formatCounted } from "@/lib/format/count";

const RevealDialog = onDemand(() =>
  import("./reveal-dialog").then((module) => module.RevealDialog),
);

/** A longer list of places is folded. */
const SHOWN_AT_ONCE = 4;

/** How many secrets the record holds and where, and the way to see them. */
export function RawSecrets({
  detail,
  revealed,
  onRevealed,
}: {
  readonly detail: EventDetail;
  readonly revealed: string | null;
  readonly onRevealed: (text: string | null) => void;
}) {
  const [asking, setAsking] = useState(false);
  if (detail.masked.length === 0) return null;
  const shown = revealed !== null;
  return (
    <section
      aria-label="Secrets in this record"
      className="mb-2 rounded-md border border-line bg-surface p-2"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-warn" role="status">
          {formatCounted(detail.masked.length, "secret")} in this record{" "}
          {detail.masked.length === 1 ? "is" : "are"}{" "}
          {shown ? "shown. This was recorded." : "masked."}
        </p>
        <Button data-no-print onClick={() => (shown ? onRevealed(null) : setAsking(true))}>
          {shown ? <Icon name="eye-off" size={14} /> : <Icon name="eye" size={14} />}
          {shown ? "Hide secrets again" : "Show secrets…"}
        </Button>
      </div>
      <details className="mt-1 text-xs" open={detail.masked.length <= SHOWN_AT_ONCE}>
        <summary className="min-h-6 text-muted">Where</summary>
        <ul className="max-h-40 overflow-auto">
          {detail.masked.map((path) => (
            <li key={path} className="font-mono">
              <VisibleText text={path} />
            </li>
          ))}
        </ul>
      </details>
      <RevealDialog
        eventKey={detail.row.key}
        open={asking}
        onClose={() => setAsking(false)}
        onRevealed={onRevealed}
      />
    </section>
  );
}
