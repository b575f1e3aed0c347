"use client";

import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { PageLink } from "@/components/ui/page-link";
import type { FreshKind } from "@/lib/api/overview-contract";
import { FRESH_TITLES } from "./overview-words";

const ROOMS: Partial<Record<FreshKind, string>> = {
  region: "/regions",
  principal: "/principals",
};

/** The title of a kind of value; one that has a room leads there, with the same period. */
export function RoomTitle({ what }: { readonly what: FreshKind }) {
  const search = usePeriodSearch();
  const room = ROOMS[what];
  if (room === undefined) return FRESH_TITLES[what];
  return (
    <PageLink href={withSearch(room, search)} className="inline-block min-h-6">
      {FRESH_TITLES[what]}
    </PageLink>
  );
}
