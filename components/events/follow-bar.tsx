"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import type { Arrivals } from "@/lib/api/analysis-contract";
import { arrivalsQuery } from "@/lib/api/analysis-queries";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { focusList } from "./focus-list";
import type { FollowState } from "./use-follow";

const POLL_MS = 10_000;
/** Assistive technology hears of arrivals no more often. */
const ANNOUNCE_MS = 30_000;

/**
 * What has arrived since the list was loaded. It waits until the reader asks for it: nothing moves
 * by itself.
 */
export function FollowBar({
  listing,
  asof,
  state,
  onLoad,
  onResume,
}: {
  readonly listing: EventListing;
  /** Watermark of the list on screen. */
  readonly asof: number;
  readonly state: Exclude<FollowState, { is: "off" }>;
  readonly onLoad: (asof: number) => void;
  readonly onResume: () => void;
}) {
  const isOn = state.is === "on";
  const { data, error } = useQuery({
    ...arrivalsQuery(listing, asof),
    enabled: isOn,
    refetchInterval: POLL_MS,
    staleTime: 0,
    gcTime: 0,
  });
  const words = data === undefined ? "" : arrivalWords(data);
  const announced = useAnnounced(words);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-page px-2 py-1 text-xs">
      {data !== undefined && data.count > 0 ? (
        <button
          type="button"
          className={`${buttonClass("primary")} h-6`}
          title="Load them; what you read stays where it is (F)"
          onClick={() => {
            focusList();
            onLoad(data.asof);
          }}
        >
          {words}
        </button>
      ) : null}
      <p className="text-muted">
        {isOn
          ? error === null
            ? lagWords(data)
            : "The newest events cannot be asked for at the moment; trying again."
          : `Following stopped: ${state.why}.`}
      </p>
      {isOn ? null : (
        <button
          type="button"
          className={`${buttonClass()} h-6`}
          onClick={() => {
            focusList();
            onResume();
          }}
        >
          Follow again
        </button>
      )}
      <span role="status" className="sr-only">
        {announced}
      </span>
    </div>
  );
}

function arrivalWords({ count, late, more }: Arrivals): string {
  if (count === 0) return "";
  const fresh = count - late;
  const parts = [
    fresh > 0 ? `${formatCount(fresh)}${more ? "+" : ""} new` : null,
    late > 0 ? `${formatCount(late)} late` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function lagWords(data: Arrivals | undefined): string {
  const usual = "AWS usually delivers in about 5 minutes.";
  if (data === undefined) return "Looking for newer events…";
  if (data.newestMs === null) return `No events yet; ${usual}`;
  const age = formatDuration((Date.now() - data.newestMs) / 1000);
  return `Newest event ${age} old; ${usual}`;
}

/** The text as it was last said, at most every half minute. */
function useAnnounced(text: string): string {
  const [said, setSaid] = useState({ text: "", atMs: 0 });
  useEffect(() => {
    if (text === said.text) return;
    const waitMs = Math.max(0, said.atMs + ANNOUNCE_MS - performance.now());
    const timer = setTimeout(() => setSaid({ text, atMs: performance.now() }), waitMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return said.text;
}
