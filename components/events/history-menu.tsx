"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { type EventListing, histogramQuery } from "@/lib/api/event-queries";
import type { By } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";
import { noteFound } from "./history-memory";

const HistoryPanel = onDemand(
  () => import("./history-panel").then((module) => module.HistoryPanel),
  <div className="sm:w-96">
    <Skeleton lines={6} label="Loading the recent searches" />
  </div>,
);

/** One's own recent searches; it also tells the memory what each search found. */
export function HistoryMenu({ listing, by }: { readonly listing: EventListing; readonly by: By }) {
  // Asked by the histogram; here only listened to.
  const { data } = useQuery({ ...histogramQuery(listing, by), enabled: false });
  const found = data?.total;
  useEffect(() => {
    if (found !== undefined) noteFound(listing.q, found);
  }, [listing.q, found]);
  return (
    <Popover
      label="History: recent searches"
      align="end"
      button={
        <EventToolbarLabel icon="rotate-ccw-clock" title="Recent searches">
          History
        </EventToolbarLabel>
      }
    >
      {(close) => <HistoryPanel close={close} />}
    </Popover>
  );
}
