import type { ExportProgress } from "@/lib/api/desk-contract";

type EndState = Exclude<ExportProgress["state"], "running">;

/** One export under way, or how it ended. */
export class ExportJob {
  /** Events in all, when counting them was quick. */
  total: number | null = null;
  bytes = 0;
  state: ExportProgress["state"] = "running";
  problem: string | null = null;
  endedMs: number | null = null;
  private readonly startedMs = Date.now();

  constructor(
    readonly id: string,
    /** Who began it; nobody else may see or end it. */
    readonly actor: string,
    private readonly cancelled: AbortController,
    private readonly count: () => number,
  ) {}

  /** Ends the questions that are asked for it; who downloads it gets a broken file. */
  cancel(): void {
    this.end("cancelled");
    this.cancelled.abort();
  }

  /** The first end counts: what follows it is how the pieces come down. */
  end(state: EndState, problem: string | null = null): void {
    if (this.endedMs !== null) return;
    this.state = state;
    this.problem = problem;
    this.endedMs = Date.now();
  }

  progress(): ExportProgress {
    return {
      id: this.id,
      state: this.state,
      events: this.count(),
      total: this.total,
      bytes: this.bytes,
      elapsedMs: (this.endedMs ?? Date.now()) - this.startedMs,
      problem: this.problem,
    };
  }
}
