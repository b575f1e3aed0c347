import { PinButton } from "@/components/shell/pin-button";
import { TimePicker } from "@/components/shell/time-picker";
import type { TimeRange } from "@/components/shell/time-range";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { Histogram } from "@/lib/api/contract";
import type { EventListing } from "@/lib/api/event-queries";
import type { EventSearch } from "@/lib/search/event-search";
import { EventToolbarLabel } from "./event-toolbar-label";
import { ExportMenu } from "./export-menu";
import { HistoryMenu } from "./history-menu";
import { LinkMenu } from "./link-menu";
import { pinnedSearch } from "./pinned-search";
import { QueryBar } from "./query-bar";
import type { ShownIssue } from "./query-issues";
import { SavedViewMenu } from "./saved-view-menu";

const UnfreezeButton = onDemand(
  () => import("./unfreeze-button").then((module) => module.UnfreezeButton),
  // As wide as the button: its neighbours do not move.
  <span className="h-8 w-24" />,
);

/** The question: query, time, and what can be done with the answer. */
export function EventToolbar({
  view,
  listing,
  issues,
  resolved,
  facetsOpen,
  onFacets,
  onSearch,
  onRange,
  onUnfreeze,
}: {
  readonly view: EventSearch;
  readonly listing: EventListing;
  readonly issues: readonly ShownIssue[];
  readonly resolved: Histogram | undefined;
  readonly facetsOpen: boolean;
  readonly onFacets: () => void;
  readonly onSearch: (q: string) => void;
  readonly onRange: (range: TimeRange) => void;
  readonly onUnfreeze: () => void;
}) {
  return (
    <header
      data-no-print
      className="flex shrink-0 flex-wrap items-start gap-2 border-b border-line bg-surface p-2"
    >
      <Button aria-pressed={facetsOpen} onClick={onFacets} className="order-last sm:order-none">
        <EventToolbarLabel icon="list-filter" title="Facets (b)">
          Facets
        </EventToolbarLabel>
      </Button>
      <QueryBar search={listing} serverIssues={issues} onSearch={onSearch} />
      <TimePicker range={listing} axis={resolved} onChange={onRange} />
      {view.asof === null ? null : <UnfreezeButton onUnfreeze={onUnfreeze} />}
      <PinButton
        pin={{ kind: "query", ...pinnedSearch(listing) }}
        what="this query"
        hasKey={view.e === null}
      />
      <SavedViewMenu view={view} />
      <HistoryMenu listing={listing} by={view.by} />
      <LinkMenu view={view} />
      <ExportMenu view={view} />
    </header>
  );
}
