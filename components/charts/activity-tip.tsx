import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatRange, type Zone } from "@/lib/format/time";
import type { ActivityColumn } from "./activity-column";

/** One column in words. */
export function ActivityTip({
  column: { startMs, endMs, success, denied, errors, unknown, uncoveredMs },
  zone,
}: {
  readonly column: ActivityColumn;
  readonly zone: Zone;
}) {
  const lines = [
    ["unknown", unknown],
    ["error", errors],
    ["denied", denied],
    ["success", success],
  ] as const;
  return (
    <div className="rounded-md border border-line bg-raised p-2 text-xs shadow-lg">
      <p className="font-medium">{formatRange(startMs, endMs, zone)}</p>
      {lines.map(([word, count]) =>
        count === 0 ? null : (
          <p key={word} className="flex justify-between gap-4">
            <span className="text-muted">{word}</span>
            {formatCount(count)}
          </p>
        ),
      )}
      {uncoveredMs === 0 ? null : (
        <p className="text-warn">no log file for {formatDuration(uncoveredMs / 1000)}</p>
      )}
    </div>
  );
}
