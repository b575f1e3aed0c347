import { setTimeout as wait } from "node:timers/promises";
import { FileProblem } from "@/lib/ingest/body/file-problem";
import {
  BlockedError,
  ChangedError,
  GoneError,
  type LogObject,
  type OpenedObject,
  type Source,
  TransientError,
} from "@/lib/ingest/sources/source";

/** An object that could not be read, though nothing is wrong with the source as a whole. */
export interface Unreadable {
  readonly problem: "missing" | "cannot-check";
  readonly detail: string;
}

const WAITS_MS = [200, 1_000, 5_000];

/**
 * Reads one object as it is now. What passes is tried again; of one that was replaced since it was
 * listed, the new version is read. Throws BlockedError when the source itself cannot be read.
 */
export async function readObject(
  source: Source,
  listed: LogObject,
  signal: AbortSignal,
): Promise<OpenedObject | Unreadable> {
  let object = listed;
  for (let tries = 0; ; tries += 1) {
    try {
      return await source.open(object, signal);
    } catch (error) {
      signal.throwIfAborted();
      const waitMs = WAITS_MS[tries];
      const passes = error instanceof TransientError || error instanceof ChangedError;
      if (!passes || waitMs === undefined) return explain(error);
      await wait(error instanceof ChangedError ? 0 : waitMs, undefined, { signal });
      if (error instanceof ChangedError)
        object = (await listAgain(source, object, signal)) ?? object;
    }
  }
}

async function listAgain(
  source: Source,
  { key }: LogObject,
  signal: AbortSignal,
): Promise<LogObject | undefined> {
  for await (const { objects } of source.list({ signal, prefixes: [key] })) {
    const found = objects.find((object) => object.key === key);
    if (found) return found;
  }
  return undefined;
}

function explain(error: unknown): Unreadable {
  if (error instanceof GoneError) return { problem: "missing", detail: "not found" };
  const isOwn =
    error instanceof TransientError ||
    error instanceof ChangedError ||
    error instanceof FileProblem ||
    (error instanceof BlockedError && error.scope === "object");
  if (!isOwn) throw error;
  return { problem: "cannot-check", detail: error.message };
}
