import type { PrismaClient } from "@/lib/db/generated/client";
import type { HuntClaim } from "./claim-hunt";

const BEAT_MS = 400;

/** Hears, while a hunt is worked on, whether somebody cancelled it or took it over. */
export class HuntBeat {
  readonly #cancelled = new AbortController();
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: PrismaClient,
    private readonly claim: HuntClaim,
  ) {
    this.#timer = setInterval(() => {
      // One at a time; a database that is away for a moment is asked at the next beat.
      this.#beating = this.#beating.then(() => this.#beat()).catch(() => {});
    }, BEAT_MS);
  }

  /** Fires when somebody asked the hunt to end. */
  get cancelled(): AbortSignal {
    return this.#cancelled.signal;
  }

  /** Fires when the hunt is somebody else's by now. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
  }

  async #beat(): Promise<void> {
    const { huntId, worker } = this.claim;
    const [row] = await this.db.$queryRaw<{ cancelAsked: boolean }[]>`
      select cancel_asked as "cancelAsked" from hunt
      where id = ${huntId}::int4 and worker = ${worker} and state = 'running'`;
    if (!row) this.#lost.abort();
    else if (row.cancelAsked) this.#cancelled.abort();
  }
}
