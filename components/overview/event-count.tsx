import { pageRoute } from "@/components/shell/page-route";
import { PageLink } from "@/components/ui/page-link";
import { eventHref } from "@/lib/api/event-href";
import type { EventLink } from "@/lib/api/period-contract";
import { formatCount } from "@/lib/format/count";

/** A number that leads to the events it counts; without a link where no query can say them. */
export function EventCount({
  count,
  of,
  link,
  align = "end",
}: {
  readonly count: number;
  /** What they are the events of, for assistive technology: "us-east-1". */
  readonly of: string;
  readonly link: EventLink | null;
  readonly align?: "start" | "end";
}) {
  if (link === null) {
    return <span title="No search can find these events by their value">{formatCount(count)}</span>;
  }
  return (
    <PageLink
      href={pageRoute(eventHref(link))}
      className={`inline-flex h-6 min-w-6 items-center whitespace-nowrap ${align === "end" ? "justify-end" : ""}`}
    >
      {formatCount(count)}
      <span className="sr-only">
        {" "}
        {count === 1 ? "event" : "events"}: {of}
      </span>
    </PageLink>
  );
}

/** The same events with one condition more. */
export function narrowed(link: EventLink, condition: string): EventLink {
  return { ...link, q: `${link.q} ${condition}`.trim() };
}
