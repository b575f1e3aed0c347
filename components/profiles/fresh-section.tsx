import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import { eventHref } from "@/lib/api/event-href";
import type { Fresh, Profile } from "@/lib/api/profile-contract";
import { formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { shortenMiddle } from "@/lib/format/shorten";
import { toVisible } from "@/lib/format/visible";
import { eventPage } from "./event-links";
import { isoTime } from "./list-csv";
import { ProfileSection } from "./profile-section";
import { baselineWords, FRESH_WORDS } from "./profile-words";
import { useMore } from "./use-more";

/** What was never seen before the period, each with its first event. */
export function FreshSection({
  profile: { baseline },
  fresh,
}: {
  readonly profile: Profile;
  readonly fresh: readonly Fresh[];
}) {
  const { shown, more } = useMore(fresh, "more new thing");
  return (
    <ProfileSection
      title="New in this period"
      anchor="new"
      aside={baseline.isEnough ? formatCounted(fresh.length, "new thing") : undefined}
      csv={fresh.length === 0 ? null : { what: "new-things", text: toCsv(fresh) }}
    >
      <p className={`mt-1 ${baseline.isEnough ? "text-muted" : "text-warn"}`}>
        {baselineWords(baseline)}
      </p>
      {baseline.isEnough && fresh.length === 0 ? <p className="mt-1">Nothing is new.</p> : null}
      <ul>
        {shown.map((one) => (
          <li
            key={`${one.what} ${one.value}`}
            className="grid grid-cols-2 items-baseline gap-x-3 border-t border-line py-1 first:border-t-0 sm:grid-cols-[9rem_1fr_auto]"
          >
            <span className="text-muted">{FRESH_WORDS[one.what]}</span>
            <span className="min-w-0 max-sm:order-3 max-sm:col-span-2">
              <FreshValue fresh={one} />
            </span>
            <span className="text-end text-xs whitespace-nowrap max-sm:order-2">
              <FirstEvent eventKey={one.eventKey} timeMs={one.firstMs} of={one.label} />
            </span>
          </li>
        ))}
      </ul>
      {more}
    </ProfileSection>
  );
}

function FreshValue({ fresh: { label, link } }: { readonly fresh: Fresh }) {
  const text = <VisibleText text={shortenMiddle(label, 80)} className="wrap-anywhere" />;
  if (link === null) return text;
  return (
    <PageLink
      href={pageRoute(eventHref(link))}
      title={`Events of ${toVisible(label.slice(0, 200))}`}
      className="min-h-6 leading-6"
    >
      {text}
    </PageLink>
  );
}

/** The time of a first event, which leads to it. */
export function FirstEvent({
  eventKey,
  timeMs,
  of,
}: {
  readonly eventKey: string | null;
  readonly timeMs: number;
  readonly of: string;
}) {
  const href = eventPage(eventKey);
  const time = <TimeText timeMs={timeMs} withZone toSecond />;
  if (href === null) return time;
  return (
    <PageLink href={pageRoute(href)} className="inline-block min-h-6 leading-6">
      <span className="sr-only">First event of {toVisible(of.slice(0, 120))}, </span>
      {time}
    </PageLink>
  );
}

function toCsv(fresh: readonly Fresh[]): string {
  const lines = fresh.map(({ what, label, firstMs, eventKey }) =>
    csvRow([FRESH_WORDS[what], label, isoTime(firstMs), eventKey]),
  );
  return csvRow(["new", "value", "first_seen", "first_event"]) + lines.join("");
}
