"use client";

import { useQuery } from "@tanstack/react-query";
import { useCode } from "@/components/ui/code-on-demand";
import { CopyButton } from "@/components/ui/copy-button";
import { histogramQuery } from "@/lib/api/event-queries";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import type { Choice } from "./edit-query";
import type { EventSurroundings } from "./event-surroundings";
import { QUERY_CODE } from "./query-code";

/** How frequent a value is among the events of the page, and what else can be done with it. */
export function EventFieldMore({
  choice,
  words,
  around,
}: {
  readonly choice: Choice & { readonly value: string };
  /** Field and value for assistive technology. */
  readonly words: string;
  readonly around: EventSurroundings;
}) {
  return (
    <div className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-hover px-2 py-1 text-xs">
      <span className="min-w-40 flex-1" role="status">
        <Frequency choice={choice} around={around} />
      </span>
      <button
        type="button"
        className="h-6 rounded-sm px-1 text-accent hover:underline"
        aria-label={`Only ${words}`}
        onClick={() => around.onOnly(choice)}
      >
        Only this
      </button>
      <CopyButton text={choice.value} label={`Copy ${words}`} word="Copy" />
    </div>
  );
}

function Frequency({
  choice,
  around: { listing },
}: {
  readonly choice: Choice;
  readonly around: EventSurroundings;
}) {
  const all = useQuery(histogramQuery(listing));
  const code = useCode(QUERY_CODE, true);
  const q = code?.withChoice(listing.q, choice, "include") ?? "";
  const own = useQuery({ ...histogramQuery({ ...listing, q }), enabled: code !== null });
  const failed = all.error ?? own.error;
  if (failed !== null) return `Not counted: ${failed.message}`;
  if (all.data === undefined || own.data === undefined)
    return <span className="late">Counting…</span>;
  const count = own.data.total;
  const total = all.data.total;
  return (
    <>
      {formatCount(count)} of {formatCounted(total, "event")} in this search{" "}
      {count === 1 ? "has" : "have"} this value ({formatShare(count, total)})
    </>
  );
}
