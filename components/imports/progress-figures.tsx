import { ProgressBar } from "@/components/ui/progress-bar";
import type { Progress } from "@/lib/api/import-contract";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount, formatShare } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";

/** A zero of these is worth saying; of the other troubles only what happened. */
const ALWAYS_SHOWN = 2;

/** How far the reading is, in files, bytes and events, with everything that went wrong counted. */
export function ProgressFigures({ progress }: { readonly progress: Progress }) {
  const { files } = progress;
  const open = files.pending + files.leased;
  const finished = files.total - open;
  const troubles = [
    ["Rejected records", progress.rejected],
    ["Failed files", files.quarantined],
    ["Same ID, other content", progress.conflicts],
    ["Blocked files", files.blocked],
    ["Gone files", files.gone],
  ] as const;
  const figures = [
    ["Files read", `${formatCount(files.done)} of ${formatCount(files.total)}`],
    ["Read", `${formatBytes(progress.bytesDone)} of ${formatBytes(progress.bytesTotal)}`],
    ["Events", formatCount(progress.events)],
    ["Further copies", formatCount(progress.copies)],
    ["Not logs", formatCount(files.skipped)],
    [
      "Newest file",
      progress.lagSeconds === null ? "none yet" : `${formatDuration(progress.lagSeconds)} old`,
    ],
  ] as const;
  return (
    <div>
      {open > 0 ? (
        <div className="mb-2">
          <ProgressBar done={finished} total={files.total} label="Files finished" />
          <p className="mt-1 text-xs text-muted">
            {formatShare(finished, files.total)} ·{" "}
            {formatCount(Math.round(progress.eventsPerSecond))} events/s ·{" "}
            {formatBytes(progress.bytesPerSecond)}/s ·{" "}
            {progress.secondsLeft === null
              ? "time left unknown"
              : `about ${formatDuration(progress.secondsLeft)} left`}
          </p>
        </div>
      ) : null}
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {figures.map(([name, value]) => (
          <Figure key={name} name={name} value={value} />
        ))}
        {troubles
          .filter(([, count], index) => count > 0 || index < ALWAYS_SHOWN)
          .map(([name, count]) => (
            <Figure key={name} name={name} value={formatCount(count)} notable={count > 0} />
          ))}
      </dl>
    </div>
  );
}

function Figure({
  name,
  value,
  notable = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly notable?: boolean;
}) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={`text-end ${notable ? "font-medium text-warn" : ""}`}>{value}</dd>
    </div>
  );
}
