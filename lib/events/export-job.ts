import type { ExportProgress } from "@/lib/api/desk-contract";
import type { ExportTally } from "./export-tally";

type EndState = Exclude<ExportProgress["state"], "running">;

/** What is known of an export when it begins. */
interface BegunExport {
  readonly id: string;
  /** Who began it; nobody else may see or end it. */
  readonly actor: string;
  /** What the download is called. */
  readonly name: string;
  readonly cancelled: AbortController;
  readonly tally: Readonly<ExportTally>;
}

/** One export under way, or how it ended. */
export class ExportJob {
  readonly id: string;
  readonly actor: string;
  readonly name: string;
  /** Events in all, when counting them was quick or the export is done. */
  total: number | null = null;
  bytes = 0;
  state: ExportProgress["state"] = "running";
  problem: string | null = null;
  endedMs: number | null = null;
  private readonly startedMs = Date.now();

  constructor(private readonly begun: BegunExport) {
    this.id = begun.id;
    this.actor = begun.actor;
    this.name = begun.name;
  }

  /** Ends the questions that are asked for it; who downloads it gets a broken file. */
  cancel(): void {
    this.end("cancelled");
    this.begun.cancelled.abort();
  }

  /** The first end counts: what follows it is how the pieces come down. */
  end(state: EndState, problem: string | null = null): void {
    if (this.endedMs !== null) return;
    this.state = state;
    if (state === "done") this.total ??= this.begun.tally.events;
    this.problem = problem;
    this.endedMs = Date.now();
  }

  progress(): ExportProgress {
    const { events, records } = this.begun.tally;
    return {
      id: this.id,
      state: this.state,
      name: this.name,
      events,
      total: this.total,
      records,
      bytes: this.bytes,
      elapsedMs: (this.endedMs ?? Date.now()) - this.startedMs,
      problem: this.problem,
    };
  }
}
