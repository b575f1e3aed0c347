import type { Reader } from "@/lib/auth/reader";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { toVisible } from "@/lib/format/visible";
import { listImports } from "@/lib/imports/list-imports";
import { keepTelling, type StatusLine } from "./status-line";

/** Tells on standard error how far a source is. */
export function reportProgress(reader: Reader, sourceId: number): StatusLine {
  const line = keepTelling(async () => {
    try {
      const imports = await listImports(reader);
      const progress = imports.sources.find(({ id }) => id === sourceId)?.progress;
      if (!progress) return null;
      const { files } = progress;
      const open = files.pending + files.leased;
      return [
        `${formatCount(files.total - open)} of ${formatCount(files.total)} files`,
        `${formatBytes(progress.bytesDone)} of ${formatBytes(progress.bytesTotal)}`,
        `${formatCount(progress.events)} events`,
        `${formatCount(Math.round(progress.eventsPerSecond))}/s`,
        progress.secondsLeft === null ? null : `${formatDuration(progress.secondsLeft)} left`,
        progress.rejected > 0 ? `${formatCount(progress.rejected)} rejected` : null,
        progress.copies > 0 ? `${formatCount(progress.copies)} copies` : null,
      ]
        .filter((part) => part !== null)
        .join(", ");
    } catch {
      // The database is away for a moment: the worker says so.
      return null;
    }
  });
  return { ...line, say: (text) => line.say(toVisible(text)) };
}
