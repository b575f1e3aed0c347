import type { Reader } from "@/lib/auth/reader";
import { formatBytes } from "@/lib/format/bytes";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { toVisible } from "@/lib/format/visible";
import { listImports } from "@/lib/imports/list-imports";

export interface ProgressReport {
  say(text: string): void;
  stop(): void;
}

/**
 * Tells on standard error how far a source is: on a terminal one line that is kept up to date, else
 * a line every ten seconds.
 */
export function reportProgress(reader: Reader, sourceId: number): ProgressReport {
  const isTerminal = process.stderr.isTTY === true;
  const timer = setInterval(() => void tell(), isTerminal ? 500 : 10_000);
  async function tell(): Promise<void> {
    try {
      const imports = await listImports(reader);
      const progress = imports.sources.find(({ id }) => id === sourceId)?.progress;
      if (!progress) return;
      const { files } = progress;
      const open = files.pending + files.leased;
      const line = [
        `${formatCount(files.total - open)} of ${formatCount(files.total)} files`,
        `${formatBytes(progress.bytesDone)} of ${formatBytes(progress.bytesTotal)}`,
        `${formatCount(progress.events)} events`,
        `${formatCount(Math.round(progress.eventsPerSecond))}/s`,
        progress.secondsLeft === null ? null : `${formatDuration(progress.secondsLeft)} left`,
        progress.rejected > 0 ? `${formatCount(progress.rejected)} rejected` : null,
        progress.copies > 0 ? `${formatCount(progress.copies)} copies` : null,
      ].filter((part) => part !== null);
      process.stderr.write(isTerminal ? `\r\x1b[K${line.join(", ")}` : `${line.join(", ")}\n`);
    } catch {
      // The database is away for a moment: the worker says so.
    }
  }
  return {
    say(text) {
      process.stderr.write(`${isTerminal ? "\r\x1b[K" : ""}${toVisible(text)}\n`);
    },
    stop() {
      clearInterval(timer);
      if (isTerminal) process.stderr.write("\r\x1b[K");
    },
  };
}
