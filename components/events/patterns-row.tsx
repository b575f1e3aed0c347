import { memo, useId } from "react";
import { SparkLine } from "@/components/charts/spark-line";
import { usePreferences } from "@/components/shell/preferences";
import { TimeText } from "@/components/shell/time-text";
import { Icon } from "@/components/ui/icon";
import { OutcomeWord } from "@/components/ui/outcome-mark";
import { VisibleText } from "@/components/ui/visible-text";
import type { Patterns } from "@/lib/api/analysis-contract";
import type { EventListing } from "@/lib/api/event-queries";
import { formatCount, formatShare } from "@/lib/format/count";
import { shortService } from "@/lib/format/short-service";
import { toVisible } from "@/lib/format/visible";
import { PatternsEvents } from "./patterns-events";
import { type Pattern, sparkWords, TOO_LONG } from "./patterns-words";

const COLUMNS = 8;
const CELL = "px-2 py-0.5 align-middle";

/** What the lines have in common. */
export interface PatternAxis extends Pick<Patterns, "fromMs" | "bucketMs" | "total"> {
  /** Events of the most frequent pattern: the longest bar. */
  readonly most: number;
}

/** One pattern; its newest events are asked for when it is opened. */
export const PatternsRow = memo(function PatternsRow({
  pattern,
  index,
  axis,
  listing,
  isCurrent,
  isOpen,
  onFocus,
  onToggle,
  onSearch,
}: {
  readonly pattern: Pattern;
  readonly index: number;
  readonly axis: PatternAxis;
  readonly listing: EventListing;
  /** The one line that the Tab key reaches. */
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly onFocus: () => void;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onSearch: (q: string) => void;
}) {
  const { zone } = usePreferences();
  const id = useId();
  const { event, service, kind, outcome, client, count, firstMs, lastMs } = pattern;
  const tabIndex = isCurrent ? 0 : -1;
  const words = sparkWords(pattern, axis, zone);
  const share = count / axis.most;
  const name = toVisible((event ?? "no event name").slice(0, 200));
  return (
    <>
      <tr className="border-t border-line hover:bg-hover has-[[data-pattern]:focus]:bg-selected">
        <th scope="row" className={`${CELL} text-start font-normal`} onFocus={onFocus}>
          <div className="flex items-center gap-1">
            <button
              type="button"
              tabIndex={tabIndex}
              aria-label={`Newest events of ${name}`}
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              className="flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:text-ink"
              onClick={() => onToggle(!isOpen)}
            >
              <Icon name="chevron-right" size={14} className={isOpen ? "rotate-90" : ""} />
            </button>
            <button
              type="button"
              data-pattern={index}
              tabIndex={tabIndex}
              aria-disabled={pattern.q === null}
              title={pattern.q === null ? TOO_LONG : "Search for these events only"}
              className="min-h-6 text-start hover:underline"
              onClick={() => pattern.q !== null && onSearch(pattern.q)}
            >
              <span className="font-medium">
                <VisibleText text={(event ?? "no event name").slice(0, 200)} />
              </span>{" "}
              <span className="text-muted">
                <VisibleText text={shortService(service ?? "no service").slice(0, 200)} />
              </span>
            </button>
          </div>
        </th>
        <td className={`${CELL} text-muted max-md:hidden`}>
          <VisibleText text={kind?.replaceAll("-", " ") ?? "not recorded"} />
        </td>
        <td className={`${CELL} whitespace-nowrap`}>
          <OutcomeWord outcome={outcome} />
        </td>
        <td className={`${CELL} text-muted max-lg:hidden`}>
          <VisibleText text={(client ?? "not recorded").slice(0, 100)} />
        </td>
        <td className={`${CELL} relative text-end whitespace-nowrap`}>
          {formatCount(count)}{" "}
          <span className="inline-block w-10 text-xs text-muted">
            {formatShare(count, axis.total)}
          </span>
          <svg aria-hidden="true" className="absolute inset-x-2 bottom-0 h-0.5 w-[calc(100%-1rem)]">
            <rect width="100%" height={2} className="fill-line" />
            <rect width={`${share * 100}%`} height={2} className="fill-edge" data-mark />
          </svg>
        </td>
        <td className={`${CELL} max-sm:hidden`} title={words}>
          <SparkLine counts={pattern.spark} />
          <span className="sr-only">{words}</span>
        </td>
        <td className={`${CELL} font-mono text-xs whitespace-nowrap max-xl:hidden`}>
          <TimeText timeMs={firstMs} />
        </td>
        <td className={`${CELL} font-mono text-xs whitespace-nowrap max-xl:hidden`}>
          <TimeText timeMs={lastMs} />
        </td>
      </tr>
      {isOpen ? (
        <tr id={id}>
          <td colSpan={COLUMNS} className="ps-9 pe-2 pb-2">
            <PatternsEvents pattern={pattern} listing={listing} onSearch={onSearch} />
          </td>
        </tr>
      ) : null}
    </>
  );
});
