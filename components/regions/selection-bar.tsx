import { pageRoute } from "@/components/shell/page-route";
import { buttonClass } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { eventHref } from "@/lib/api/event-href";
import { formatCounted } from "@/lib/format/count";
import { countsOf } from "./region-lines";
import { blockLink, compareHref, type LinkBounds, type SelectedBlock } from "./region-links";

/** What can be done with the cells that were selected. */
export function SelectionBar({
  block,
  bounds,
}: {
  readonly block: SelectedBlock;
  readonly bounds: LinkBounds;
}) {
  const { lines, columns, first } = block;
  const link = blockLink(block, bounds);
  const compare = compareHref(block, bounds);
  const total = lines
    .flatMap(({ row, part }) =>
      row.cells
        .filter(({ column }) => column >= first && column < first + columns.length)
        .map((cell) => countsOf(cell, part)[bounds.out]),
    )
    .reduce((sum, count) => sum + count, 0);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-selected px-2 py-1">
      <p role="status">
        {formatCounted(lines.length, "row")} × {formatCounted(columns.length, "column")},{" "}
        {formatCounted(total, bounds.out === "denied" ? "denied event" : "event")}
      </p>
      {link === null ? (
        <p className="text-muted">Too much for one query: select fewer rows or columns.</p>
      ) : (
        <PageLink href={pageRoute(eventHref(link))} className={buttonClass()}>
          Events
        </PageLink>
      )}
      {compare === null ? (
        <p className="text-muted">{noCompareWords(block)}</p>
      ) : (
        <PageLink href={pageRoute(compare)} className={buttonClass()}>
          Compare with the rest of the period
        </PageLink>
      )}
      <p className="text-xs text-muted">Esc clears the selection.</p>
    </div>
  );
}

function noCompareWords({ columns }: SelectedBlock): string {
  return columns.some(({ startMs }) => startMs === null)
    ? "Hours that come again are not one stretch of time, so they cannot be compared with the rest."
    : "This is the whole period: nothing is left to compare it with.";
}
