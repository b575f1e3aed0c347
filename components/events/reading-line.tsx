"use client";

import { TimeText } from "@/components/shell/time-text";
import type { ScanStep } from "@/lib/api/analysis-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import type { ListProgress } from "./list-progress";
import type { CountScan } from "./scan-query";

/** The two that open records for one search: what counts all of it, and the list as it scrolls. */
export interface Readings {
  readonly scan: CountScan | null;
  readonly progress: ListProgress;
  /** The reader stopped them. */
  readonly paused: boolean;
  readonly onPaused: (paused: boolean) => void;
}

/** How far records have been read for a search that only they can decide; stops and goes on. */
export function ReadingLine({ scan, progress, paused, onPaused }: Readings) {
  const isListReading = progress.scanned !== null && !progress.isWhole && progress.isLoading;
  const isRunning = scan?.isRunning === true || isListReading;
  const step = scan?.step;
  const mayGoOn = scan !== null && !isRunning && step?.done !== true;
  const toggle = () => {
    onPaused(isRunning);
    if (scan?.isRunning === true) scan.stop();
    else if (mayGoOn) scan.start();
  };
  return (
    <>
      <p className="min-w-0 truncate" role={isRunning ? undefined : "status"}>
        {step === undefined ? (
          isRunning ? (
            "Reading records…"
          ) : (
            "Nothing was counted."
          )
        ) : (
          <Read step={step} isRunning={isRunning} />
        )}
        {scan?.error == null ? null : <span className="text-bad"> {scan.error.message}</span>}
      </p>
      {isRunning || mayGoOn || paused ? (
        <button
          type="button"
          title={mayGoOn ? "What is counted is read from the beginning" : undefined}
          className="h-6 shrink-0 rounded-sm border border-line px-2 text-ink hover:bg-hover"
          onClick={toggle}
        >
          {isRunning ? "Stop" : "Continue"}
        </button>
      ) : null}
    </>
  );
}

function Read({ step, isRunning }: { readonly step: ScanStep; readonly isRunning: boolean }) {
  if (step.done) {
    const time = formatDuration(step.elapsedMs / 1000);
    return `All ${formatCounted(step.read, "record")} that could match were read, in ${time}`;
  }
  return (
    <>
      {isRunning ? "Reading records: " : "Stopped. The counts are of "}
      {formatCount(step.read)} of {formatCount(step.candidates)}, {formatCount(step.matched)} found
      {step.reachedMs === null ? null : (
        <>
          {isRunning ? ", reached " : ", all newer than "}
          <TimeText timeMs={step.reachedMs} withZone toSecond />
        </>
      )}
    </>
  );
}
