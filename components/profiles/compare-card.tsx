"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { HourCalendar } from "@/components/charts/hour-calendar";
import { pageRoute } from "@/components/shell/page-route";
import { useZone } from "@/components/shell/use-zone";
import { VisibleText } from "@/components/ui/visible-text";
import { eventHref } from "@/lib/api/event-href";
import type { Profile } from "@/lib/api/profile-contract";
import { formatShare } from "@/lib/format/count";
import { shortenMiddle } from "@/lib/format/shorten";
import { formatRange } from "@/lib/format/time";
import { weekHours } from "./activity-times";
import { hourLink } from "./event-links";
import { principalAccount } from "./kind-words";
import { ProfileTotals } from "./profile-totals";

/** One side of a comparison: who, when, the story, the numbers and the hours. */
export function CompareCard({
  profile,
  side,
}: {
  readonly profile: Profile;
  readonly side: string;
}) {
  const { kind, id, name, period, hours, link, counts } = profile;
  const account = kind === "principal" ? principalAccount(id) : null;
  const zone = useZone();
  const router = useRouter();
  const week = useMemo(() => weekHours(hours, 0), [hours]);
  return (
    <section aria-label={`${side}: ${name}`} className="min-w-0 space-y-2">
      <header className="border-b border-line pb-1">
        <p className="text-xs text-muted">{side}</p>
        <h3 className="font-semibold wrap-anywhere">
          <VisibleText text={shortenMiddle(name, 100)} />
          {account === null ? null : (
            <span className="font-normal text-muted">
              {" "}
              <VisibleText text={account} />
            </span>
          )}
        </h3>
        <p className="text-muted" suppressHydrationWarning>
          {formatRange(period.fromMs, period.toMs, zone)}
        </p>
      </header>
      <ProfileTotals profile={profile} />
      {counts.events === 0 ? null : (
        <p className="text-muted">
          {formatShare(counts.denied, counts.events)} denied,{" "}
          {formatShare(counts.errors, counts.events)} failed
        </p>
      )}
      <HourCalendar
        label={`Events by hour of the week, UTC: ${side.toLowerCase()}`}
        hours={week}
        zoneWord="UTC"
        onOpen={(weekday, hour) => {
          const to = hourLink(link, weekday, hour);
          if (to !== null) router.push(pageRoute(eventHref(to)));
        }}
      />
    </section>
  );
}
