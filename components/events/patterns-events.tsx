import { useQuery } from "@tanstack/react-query";
import { ErrorNote } from "@/components/ui/error-note";
import { Skeleton } from "@/components/ui/skeleton";
import { type EventListing, eventPageQuery } from "@/lib/api/event-queries";
import { formatCounted } from "@/lib/format/count";
import { EventRowList } from "./event-row-list";
import { type Pattern, TOO_LONG } from "./patterns-words";

const SHOWN = 10;

/** The newest events of a pattern. */
export function PatternsEvents({
  pattern,
  listing,
  onSearch,
}: {
  readonly pattern: Pattern;
  readonly listing: EventListing;
  readonly onSearch: (q: string) => void;
}) {
  const { q, count } = pattern;
  const { data, error, refetch } = useQuery({
    ...eventPageQuery({ ...listing, q: q ?? "", sort: "-time", cols: [] }, null),
    enabled: q !== null,
  });
  if (q === null) return <p className="text-muted">{TOO_LONG}</p>;
  if (data === undefined) {
    return error === null ? (
      <Skeleton lines={3} label="Loading events" />
    ) : (
      <ErrorNote
        title="The events could not be loaded"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <EventRowList rows={data.rows.slice(0, SHOWN)} />
      <button
        type="button"
        className="h-6 rounded-sm text-xs text-accent underline"
        onClick={() => onSearch(q)}
      >
        {count > SHOWN
          ? `Search for all ${formatCounted(count, "event")}`
          : "Search for these only"}
      </button>
    </>
  );
}
