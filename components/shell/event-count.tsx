import { PageLink } from "@/components/ui/page-link";
import { eventHref } from "@/lib/api/event-href";
import type { EventLink } from "@/lib/api/period-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { toVisible } from "@/lib/format/visible";
import { pageRoute } from "./page-route";

const MOST_OF_NAME = 120;

/** A number that leads to the events it counts; without a link where no query can say them. */
export function EventCount({
  count,
  text = count === null ? "Events" : formatCount(count),
  of,
  link,
  className = "justify-end",
}: {
  /** Null where nobody counted them. */
  readonly count: number | null;
  /** What is shown in place of the number: a share of it. */
  readonly text?: string;
  /** Whose events these are, for assistive technology: `eu-west-3, denied`. */
  readonly of: string;
  readonly link: EventLink | null;
  readonly className?: string;
}) {
  if (link === null) return <span title="No search can say this value">{text}</span>;
  const counted = count === null ? "Events" : formatCounted(count, "event");
  const isNumber = counted.startsWith(text);
  return (
    <PageLink
      href={pageRoute(eventHref(link))}
      aria-label={`${isNumber ? "" : `${text}, `}${counted} of ${toVisible(of.slice(0, MOST_OF_NAME))}`}
      title={isNumber ? undefined : counted}
      className={`inline-flex h-6 min-w-6 items-center whitespace-nowrap ${className}`}
    >
      {text}
    </PageLink>
  );
}
