import { hostname } from "node:os";
import type { Database } from "@/lib/db/database";
import { MAX_CRASHES } from "@/lib/ingest/ledger/claim-files";
import { freeDeadClaims, Presence } from "@/lib/ingest/ledger/presence";
import type { Parser } from "@/lib/ingest/parse/parse-pool";
import { buildSearchIndexes } from "@/lib/ingest/write/build-search-indexes";
import { DictionaryIds } from "@/lib/ingest/write/dictionary-ids";
import { runOpenTasks } from "@/lib/ingest/write/run-open-tasks";
import { followQueues, type QueueWaits } from "./follow-queues";
import type { Engine } from "./ingest-batch";
import { ingestWaiting } from "./ingest-waiting";
import { claimListing, type ListingMemory, listSource } from "./list-source";
import { openSources } from "./open-source";
import { Rate } from "./rate";

export interface WorkerOptions {
  readonly db: Database;
  readonly parser: Parser;
  readonly signal: AbortSignal;
  readonly lanes: number;
  /** Continuous sources are listed again after this time. */
  readonly listEveryMs: number;
  /** Work on this source alone, list it once, and end when all of it is indexed. */
  readonly onceSourceId?: number;
  /** What went wrong and is being tried again: the database was away, a listing failed. */
  readonly onTrouble: (problem: unknown) => void;
}

const BEAT_MS = 1_000;
const IDLE_MS = 500;
const BUILD_EVERY_MS = 15 * 60_000;
const FILL_EVERY_MS = 60_000;
/** After this many listings in a row (half a minute) a single run waits for no growing file. */
const MOST_UNSETTLED = 4;

/**
 * One worker: lists sources, ingests what they hold, builds search indexes, until the signal fires.
 * Any number may run beside each other and may be killed at any moment.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { db, signal, onTrouble } = options;
  const name = `${hostname()}-${process.pid}-${Date.now().toString(36)}`;
  const presence = new Presence(db.url, name);
  const rate = new Rate();
  const state = { doing: null as string | null, hasGivenUp: false };
  const sourceOf = openSources(db.owner);
  const engine: Engine = {
    db: db.owner,
    writer: { db: db.owner, dictionaries: new DictionaryIds(db.owner), months: new Set() },
    parser: options.parser,
    sourceOf,
  };
  const memory: ListingMemory = new Map();
  const waits: QueueWaits = new Map();
  const once = options.onceSourceId;
  const end = new AbortController();
  const stop = AbortSignal.any([signal, end.signal]);

  async function beat(): Promise<void> {
    await presence.hold();
    await freeDeadClaims(db.owner, MAX_CRASHES);
    await db.owner.worker.updateMany({
      where: { name },
      data: { seenAt: new Date(), doing: state.doing, ...rate.read() },
    });
  }

  async function list(): Promise<void> {
    const turn = await claimListing(db.owner, name, options.listEveryMs, once);
    if (!turn) return pause(stop, IDLE_MS);
    state.doing = "listing";
    const open = async () => (await sourceOf(turn.sourceId)).source;
    await listSource(db.owner, turn, open, memory, stop);
    if (turn.sourceId !== once) return;
    state.hasGivenUp = (memory.get(once)?.unsettled ?? 0) > MOST_UNSETTLED;
    if (state.hasGivenUp) await tellUnsettled(db, once);
  }

  async function follow(): Promise<void> {
    const isFollowing = once === undefined && (await followQueues(db.owner, sourceOf, stop, waits));
    if (!isFollowing) await pause(stop, 5_000);
  }

  async function ingest(): Promise<void> {
    const batches = await ingestWaiting(engine, {
      worker: name,
      lanes: options.lanes,
      signal: stop,
      ...(once !== undefined && { sourceId: once }),
      onWritten(files) {
        state.doing = "indexing";
        rate.add(files);
      },
    });
    if (batches > 0) return;
    state.doing = "building search indexes";
    await buildSearchIndexes(db.owner);
    state.doing = null;
    if (once !== undefined && (await isOver(db, once, state.hasGivenUp))) end.abort();
    await pause(stop, IDLE_MS);
  }

  /** Also while there is always something to do: a source may fail for days. */
  async function build(): Promise<void> {
    await pause(stop, BUILD_EVERY_MS);
    if (!stop.aborted) await buildSearchIndexes(db.owner);
  }

  /** What an earlier version did not keep is read from its events, beside all other work. */
  async function fill(): Promise<void> {
    await runOpenTasks(db.owner, stop, onTrouble);
    await pause(stop, FILL_EVERY_MS);
  }

  await keepTrying(beat, stop, onTrouble, 1);
  await Promise.all([
    keepTrying(
      async () => {
        await beat();
        await pause(stop, BEAT_MS);
      },
      stop,
      onTrouble,
    ),
    keepTrying(list, stop, onTrouble),
    keepTrying(ingest, stop, onTrouble),
    keepTrying(follow, stop, onTrouble),
    keepTrying(build, stop, onTrouble),
    keepTrying(fill, stop, onTrouble),
  ]);
  await presence.release();
}

/** Runs a step again and again; a failure waits a moment and is reported, it never ends the worker. */
export async function keepTrying(
  step: () => Promise<void>,
  signal: AbortSignal,
  onTrouble: (problem: unknown) => void,
  times = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (let done = 0; done < times && !signal.aborted; ) {
    try {
      await step();
      done += 1;
    } catch (error) {
      if (signal.aborted) return;
      onTrouble(error);
      await pause(signal, 1_000);
    }
  }
}

/** Asked in one statement: a listing that ends between two would hide the files it found. */
async function isOver(db: Database, sourceId: number, isRescanLeft: boolean): Promise<boolean> {
  const [source] = await db.owner.$queryRaw<{ over: boolean }[]>`
    select state <> 'active' or (listed_at is not null and listing_by is null
      and (not rescan or ${isRescanLeft}) and not exists (select from log_file
        where source_id = s.id and state in ('pending', 'leased'))) as over
    from log_source s where id = ${sourceId}`;
  return source?.over ?? true;
}

async function tellUnsettled(db: Database, sourceId: number): Promise<void> {
  await db.owner.logSource.updateMany({
    where: { id: sourceId, state: "active", problem: null },
    data: {
      problem:
        "Some files are still being written to and were left out. List the source again when they are complete.",
    },
  });
}

function pause(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
