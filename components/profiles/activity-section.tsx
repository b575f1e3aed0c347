"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { HourCalendar } from "@/components/charts/hour-calendar";
import { WeekStrip } from "@/components/charts/week-strip";
import { pageRoute } from "@/components/shell/page-route";
import { useZone } from "@/components/shell/use-zone";
import { eventHref } from "@/lib/api/event-href";
import type { EventLink } from "@/lib/api/period-contract";
import type { Profile } from "@/lib/api/profile-contract";
import { csvRow } from "@/lib/format/csv";
import { zoneName } from "@/lib/format/time";
import { stripDays, utcHour, weekHours, wholeOffsetHours } from "./activity-times";
import { dayLink, hourLink } from "./event-links";
import { ProfileSection } from "./profile-section";

/** When a profile is active: by hour of the week, and on each day of a year. */
export function ActivitySection({ profile }: { readonly profile: Profile }) {
  const { hours, period, link, counts } = profile;
  const zone = useZone();
  const router = useRouter();
  const offset = useMemo(() => wholeOffsetHours(period, zone), [period, zone]);
  const ahead = offset ?? 0;
  const week = useMemo(() => weekHours(hours, ahead), [hours, ahead]);
  const days = useMemo(() => stripDays(profile), [profile]);
  const open = (to: EventLink | null) => {
    if (to !== null) router.push(pageRoute(eventHref(to)));
  };
  return (
    <div className="grid gap-x-8 gap-y-6 2xl:grid-cols-2">
      {counts.events === 0 ? null : (
        <ProfileSection
          title="Hours of the week"
          aside={`in this period, ${offset === null ? "UTC" : zoneName(zone)}`}
          csv={{ what: "hours-of-the-week", text: hoursCsv(hours) }}
        >
          <div className="pt-1">
            <HourCalendar
              label="Events by hour of the week"
              hours={week}
              zoneWord={offset === null ? "UTC" : zoneName(zone)}
              onOpen={(weekday, hour) => {
                const utc = utcHour(weekday, hour, ahead);
                open(hourLink(link, utc.weekday, utc.hour));
              }}
            />
          </div>
          {offset === null ? (
            <p className="mt-1 text-xs text-muted">
              Shown in UTC: the clock {zoneName(zone)} is not whole hours from it, or was changed
              within the period.
            </p>
          ) : null}
        </ProfileSection>
      )}
      <ProfileSection
        title="52 weeks"
        aside="whole days, UTC"
        csv={{ what: "days", text: daysCsv(profile.days) }}
      >
        <div className="pt-1">
          <WeekStrip
            label="Events by day"
            days={days}
            onOpen={(dayMs) => open(dayLink(link, dayMs))}
          />
        </div>
        <p className="mt-1 text-xs text-muted">
          Hatched: before the index begins. Blank: no event of it, whether or not log files cover
          the day.
        </p>
      </ProfileSection>
    </div>
  );
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function hoursCsv(hours: readonly number[]): string {
  const lines = hours.map((events, slot) =>
    csvRow([DAYS[Math.floor(slot / 24)] ?? null, slot % 24, events]),
  );
  return csvRow(["weekday_utc", "hour_utc", "events"]) + lines.join("");
}

function daysCsv(days: Profile["days"]): string {
  const lines = days.map(({ startMs, events }) =>
    csvRow([new Date(startMs).toISOString().slice(0, 10), events]),
  );
  return csvRow(["day_utc", "events"]) + lines.join("");
}
