const WINDOW_MS = 10_000;

/** Speed of the last ten seconds of work. */
export class Rate {
  private points: { atMs: number; events: number; bytes: number }[] = [];
  private readonly startedMs = Date.now();

  add(files: readonly { records: number; sizeBytes: number }[]): void {
    const events = files.reduce((sum, file) => sum + file.records, 0);
    const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    this.points.push({ atMs: Date.now(), events, bytes });
  }

  read(): { eventsPerSecond: number; bytesPerSecond: number } {
    const nowMs = Date.now();
    this.points = this.points.filter((point) => point.atMs > nowMs - WINDOW_MS);
    const seconds = Math.max(1, Math.min(WINDOW_MS, nowMs - this.startedMs) / 1000);
    const total = (pick: (point: { events: number; bytes: number }) => number) =>
      this.points.reduce((sum, point) => sum + pick(point), 0) / seconds;
    return {
      eventsPerSecond: total((point) => point.events),
      bytesPerSecond: total((point) => point.bytes),
    };
  }
}
