import { usePreferences } from "@/components/shell/preferences";
import { rangeLabel } from "@/components/shell/time-range";
import { VisibleText } from "@/components/ui/visible-text";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { QueryWords } from "./query-words";

/** What a printed page says instead of its controls: which events these are. */
export function PrintHead({
  listing,
  total,
}: {
  readonly listing: EventListing;
  readonly total: number | undefined;
}) {
  const { zone } = usePreferences();
  const { q, asof } = listing;
  return (
    <p className="hidden p-2 print:block">
      {q === "" ? "All events." : <QueryWords q={q} />}
      {q === "" ? null : (
        <>
          {" Query: "}
          <code>
            <VisibleText text={q} />
          </code>
          .
        </>
      )}{" "}
      {rangeLabel(listing, zone)}.{asof === undefined ? "" : ` As of file ${asof}.`}
      {total === undefined ? "" : ` ${formatCounted(total, "event")} in all.`} Printed are the rows
      on screen only.
    </p>
  );
}
