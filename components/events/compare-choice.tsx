"use client";

import { useState } from "react";
import type { EventListing } from "@/lib/api/event-queries";
import type { Baseline, BaselineKind } from "./compare-baseline";
import { ComparePrincipal } from "./compare-principal";
import { CompareRange } from "./compare-range";

const KINDS: readonly { readonly kind: BaselineKind; readonly words: string }[] = [
  { kind: "rest", words: "the rest of the range" },
  { kind: "prev", words: "the same length of time right before" },
  { kind: "weeks", words: "the same hours in the four weeks before" },
  { kind: "range", words: "another time…" },
  { kind: "principal", words: "another principal…" },
];

/** What the selection is set against. A time and a principal are asked for before they apply. */
export function CompareChoice({
  baseline,
  hasSelection,
  hasStart,
  listing,
  onChange,
}: {
  readonly baseline: Baseline | null;
  readonly hasSelection: boolean;
  /** A time without a start has nothing before it. */
  readonly hasStart: boolean;
  readonly listing: EventListing;
  readonly onChange: (baseline: Baseline) => void;
}) {
  // Chosen, but not yet said which time or whom.
  const [asking, setAsking] = useState<"range" | "principal" | null>(null);
  const kind = asking ?? baseline?.kind ?? "";
  const choose = (next: Baseline) => {
    setAsking(null);
    onChange(next);
  };
  return (
    <div className="flex flex-wrap items-end gap-2" data-no-print>
      <label className="flex max-w-full flex-wrap items-center gap-x-2">
        <span>Compare {hasSelection ? "the selection" : "the whole range"} with</span>
        <select
          value={kind}
          className="h-8 max-w-full rounded-md border border-edge bg-surface px-2"
          onChange={(event) => {
            const next = KINDS.find((each) => each.kind === event.target.value)?.kind;
            if (next === "range" || next === "principal") setAsking(next);
            else if (next !== undefined) choose({ kind: next });
          }}
        >
          {kind === "" ? <option value="">choose…</option> : null}
          {KINDS.filter((each) => hasSelection || each.kind !== "rest").map((each) => (
            <option
              key={each.kind}
              value={each.kind}
              disabled={!hasStart && (each.kind === "prev" || each.kind === "weeks")}
            >
              {each.words}
            </option>
          ))}
        </select>
      </label>
      {hasStart ? null : (
        <p className="w-full text-xs text-muted">
          To compare with the time before, choose a time range first: without a start nothing is
          before it.
        </p>
      )}
      {kind === "range" ? (
        <CompareRange
          key={baseline?.kind}
          from={baseline?.kind === "range" ? baseline.from : ""}
          to={baseline?.kind === "range" ? baseline.to : ""}
          word="Compare"
          onChoose={(from, to) => choose({ kind: "range", from, to })}
        />
      ) : null}
      {kind === "principal" ? (
        <ComparePrincipal
          name={baseline?.kind === "principal" ? baseline.name : ""}
          listing={listing}
          onChoose={(name) => choose({ kind: "principal", name })}
        />
      ) : null}
    </div>
  );
}
