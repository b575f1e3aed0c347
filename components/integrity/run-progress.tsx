"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-note";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { VerificationRun } from "@/lib/api/integrity-contract";
import { cancelVerification } from "@/lib/api/integrity-queries";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatShare } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

const STEP_PERCENT = 10;

/** How far a run is that has not ended, and the way to stop it. */
export function RunProgress({ run }: { readonly run: VerificationRun }) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelVerification(run.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["integrity"] }),
  });
  const { files, filesDone, places, placesDone, bytesDone, filesPerSecond, secondsLeft } =
    run.progress;
  const isAsked = cancel.isPending || cancel.isSuccess;
  const percent = files === 0 ? 0 : (filesDone / files) * 100;
  const tenth = Math.floor(percent / STEP_PERCENT) * STEP_PERCENT;
  return (
    <div>
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <ProgressBar done={filesDone} total={files} label={`Run ${run.id}: files looked at`} />
        </div>
        <Button
          look="danger"
          // Not `disabled`, which would take the focus away from it.
          aria-disabled={isAsked}
          onClick={() => {
            if (!isAsked) cancel.mutate();
          }}
          aria-label={`Cancel run ${run.id}`}
          data-no-print
        >
          {isAsked ? "Cancelling…" : "Cancel"}
        </Button>
      </div>
      <p className="text-xs text-muted">
        {run.state === "waiting" ? (
          "Waiting for a worker."
        ) : (
          <>
            {formatCount(filesDone)} of {formatCount(files)} files ({formatShare(filesDone, files)})
            · {formatBytes(bytesDone)} ·{" "}
            {filesPerSecond === null ? "" : `${formatCount(filesPerSecond)} files/s · `}
            {secondsLeft === null
              ? "time left unknown"
              : `about ${formatDuration(secondsLeft)} left`}
            {" · "}
            {formatCount(placesDone)} of {formatCount(places)} accounts and Regions done
          </>
        )}
      </p>
      {/* Said at every tenth, not at every poll. */}
      <p role="status" className="sr-only">
        Run {run.id}: {tenth} percent of the files are looked at.
      </p>
      {cancel.isError ? (
        <ErrorNote title="The run could not be cancelled" error={cancel.error} />
      ) : null}
    </div>
  );
}
