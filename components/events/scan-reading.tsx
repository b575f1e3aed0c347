"use client";

import { TimeText } from "@/components/shell/time-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import type { CountScan } from "./scan-query";

/** How far the counting is, or how it ended; until it is done the counts are of what was read. */
export function ScanReading({ scan }: { readonly scan: CountScan }) {
  const { step, isRunning, error } = scan;
  const isDone = step?.done === true;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 pb-1 text-xs">
      <p role={isRunning ? undefined : "status"}>
        {step === undefined ? (
          isRunning ? (
            "Reading records…"
          ) : (
            "Nothing was counted."
          )
        ) : isDone ? (
          <>
            All {formatCounted(step.read, "record")} that could match were read, in{" "}
            {formatDuration(step.elapsedMs / 1000)}.
          </>
        ) : (
          <>
            {isRunning ? "Reading records: " : "Stopped. The counts are of "}
            {formatCount(step.read)} of {formatCounted(step.candidates, "record")}
            {step.reachedMs === null ? null : (
              <>
                {isRunning ? ", reached " : ", all newer than "}
                <span className="font-mono">
                  <TimeText timeMs={step.reachedMs} withZone toSecond />
                </span>
              </>
            )}
          </>
        )}
        {error === null ? null : <span className="text-bad"> {error.message}</span>}
      </p>
      {isDone ? null : (
        <>
          <div className="w-40 max-sm:hidden">
            <ProgressBar
              done={step?.read ?? 0}
              total={step?.candidates ?? 0}
              label="Records read for the counts"
            />
          </div>
          <button
            type="button"
            className="h-6 rounded-sm border border-line px-2 hover:bg-hover"
            onClick={isRunning ? scan.stop : scan.start}
          >
            {isRunning ? "Stop" : "Read from the beginning"}
          </button>
        </>
      )}
    </div>
  );
}
