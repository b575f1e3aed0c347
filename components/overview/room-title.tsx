"use client";

import { pageRoute } from "@/components/shell/page-route";
import { printParams } from "@/components/shell/url-params";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { PageLink } from "@/components/ui/page-link";
import type { FreshKind } from "@/lib/api/overview-contract";
import { FRESH_TITLES } from "./overview-words";

const ROOMS: Partial<Record<FreshKind, string>> = {
  region: "/regions",
  principal: "/principals",
};

/** The title of a kind of value; one that has a room leads there, with the same period. */
export function RoomTitle({ what }: { readonly what: FreshKind }) {
  const params = usePeriodParams();
  const room = ROOMS[what];
  if (room === undefined) return FRESH_TITLES[what];
  const search = printParams("", params);
  return (
    <PageLink href={pageRoute(search === "" ? room : `${room}?${search}`)}>
      {FRESH_TITLES[what]}
    </PageLink>
  );
}
