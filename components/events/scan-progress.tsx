import { TimeText } from "@/components/shell/time-text";
import { formatCount } from "@/lib/format/count";
import type { ListProgress } from "./list-progress";

/** How far a search that opens records has read; it can be stopped and goes on where it was. */
export function ScanProgress({
  progress: { scanned, known, isWhole, isLoading },
  paused,
  onPaused,
}: {
  readonly progress: ListProgress;
  readonly paused: boolean;
  readonly onPaused: (paused: boolean) => void;
}) {
  if (scanned === null) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 py-0.5">
      <span>
        {isWhole ? "Read" : isLoading ? "Reading" : "Waiting"}: {formatCount(scanned.records)}{" "}
        records opened
        {isWhole || scanned.reachedMs === null ? null : (
          <>
            , reached <TimeText timeMs={scanned.reachedMs} withZone />
          </>
        )}
        ; {formatCount(known)} found
      </span>
      {isWhole ? null : (
        <button
          type="button"
          className="h-6 rounded-sm border border-line px-2 text-ink hover:bg-hover"
          onClick={() => onPaused(!paused)}
        >
          {paused ? "Continue" : "Stop"}
        </button>
      )}
    </p>
  );
}
