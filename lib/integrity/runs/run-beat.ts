import type { PrismaClient } from "@/lib/db/generated/client";
import type { RunClaim } from "./claim-run";

const BEAT_MS = 500;

/**
 * A run's sign of life: tells how far it is, and hears whether somebody cancelled it or took it over.
 */
export class RunBeat {
  readonly #cancelled = new AbortController();
  readonly #lost = new AbortController();
  readonly #sinceMs = Date.now();
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #before = 0;
  files = 0;
  bytes = 0;

  constructor(
    private readonly db: PrismaClient,
    private readonly claim: RunClaim,
  ) {}

  /** Fires when somebody asked the run to end. */
  get cancelled(): AbortSignal {
    return this.#cancelled.signal;
  }

  /** Fires when the run is somebody else's by now. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Goes on from what was done before. */
  start(files: number, bytes: number): void {
    this.#before = files;
    this.files = files;
    this.bytes = bytes;
    this.#timer = setInterval(() => {
      // One at a time; a database that is away for a moment is told at the next beat.
      this.#beating = this.#beating.then(() => this.#beat()).catch(() => {});
    }, BEAT_MS);
  }

  /** After it nothing more is written. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
  }

  async #beat(): Promise<void> {
    const { runId, worker } = this.claim;
    const seconds = Math.max(1, (Date.now() - this.#sinceMs) / 1_000);
    const rows = await this.db.$queryRaw<{ cancelAsked: boolean }[]>`
      update verification_run set files_done = ${this.files}::int8, bytes_done = ${this.bytes}::int8,
        files_per_second = ${(this.files - this.#before) / seconds}::float4
      where id = ${runId}::int4 and worker = ${worker} and state = 'running'
      returning cancel_asked as "cancelAsked"`;
    const [row] = rows;
    if (!row) this.#lost.abort();
    else if (row.cancelAsked) this.#cancelled.abort();
  }
}
