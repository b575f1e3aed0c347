import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PAGE_ALERTS } from "./alert-view";

/** To the page before and the next one; the place is in the link. */
export function AlertPaging({
  offset,
  nextOffset,
  onChange,
}: {
  readonly offset: number;
  /** Null at the end. */
  readonly nextOffset: number | null;
  readonly onChange: (offset: number) => void;
}) {
  if (offset === 0 && nextOffset === null) return null;
  // Never disabled: the focus is on one of them.
  return (
    <nav aria-label="Pages of the list" className="mt-2 flex items-center gap-2" data-no-print>
      <Button
        aria-disabled={offset === 0}
        onClick={() => offset > 0 && onChange(Math.max(0, offset - PAGE_ALERTS))}
      >
        <Icon name="chevron-left" />
        Previous
      </Button>
      <Button
        aria-disabled={nextOffset === null}
        onClick={() => nextOffset !== null && onChange(nextOffset)}
      >
        Next
        <Icon name="chevron-right" />
      </Button>
    </nav>
  );
}
