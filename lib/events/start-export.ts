import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { Reader } from "@/lib/auth/reader";
import { writeAudit } from "@/lib/desk/write-audit";
import { AppError } from "@/lib/errors";
import { printQuery } from "@/lib/search/print";
import { countEvents } from "./count-events";
import { exportEvents } from "./export-events";
import { ExportJob } from "./export-job";
import { type ExportRequest, isoTime } from "./export-manifest";
import { type ExportPackage, packExport } from "./export-package";
import { registerExport } from "./export-registry";

export interface StartedExport extends ExportPackage {
  /** For the download, without an ending. */
  readonly name: string;
  readonly job: ExportJob;
  /**
   * Passes on what is sent and knows how it ends: done, cancelled or failed, which is recorded.
   * Every export goes through it, whole or in part. An end that comes too early is an error to
   * whoever reads, so that no one takes the part for the whole.
   */
  follow(sent: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
}

/** A count that takes longer is not worth waiting for: the export goes on without it. */
const COUNT_PATIENCE_MS = 2_000;

/**
 * Begins an export of all events of a question, frozen at this moment. With an `id` its progress can
 * be asked for and it can be cancelled (export-registry).
 * Throws AppError: `invalid` for a column or zone, `conflict` for an id that is taken.
 */
export async function startExport(
  asking: Reader,
  request: ExportRequest,
  id: string | null = null,
): Promise<StartedExport> {
  const cancelled = new AbortController();
  const signal = anyOf(cancelled.signal, asking.signal);
  const reader: Reader = { ...asking, signal };
  const { question, format, sort, cols, tz } = request;
  const exported = await exportEvents(reader, question, format, { sort, cols, tz });
  const job = new ExportJob(id ?? randomUUID(), reader.actor, cancelled, exported.count);
  if (id !== null) {
    registerExport(job);
    if (exported.isExact) void count(reader, { ...question, asof: exported.asof }, job);
  }
  const packed = packExport(request, exported);
  const isDisplayCopy = format === "csv" || format === "md";
  return {
    ...packed,
    name: `trailglass-events${isDisplayCopy ? "-display-copy" : ""}-asof-${exported.asof}`,
    job,
    async *follow(sent) {
      try {
        for await (const chunk of sent) {
          job.bytes += chunk.length;
          yield chunk;
          if (signal.aborted) throw new AppError("unavailable", "The export was cancelled.");
        }
        job.end("done");
      } catch (error) {
        if (signal.aborted) job.end("cancelled");
        else job.end("failed", error instanceof AppError ? error.message : "The export failed.");
        throw error;
      } finally {
        // Still running: whoever read it has stopped.
        job.end("cancelled");
        await record(asking, request, packed, job);
      }
    },
  };
}

async function count(
  reader: Reader,
  question: ExportRequest["question"],
  job: ExportJob,
): Promise<void> {
  const signal = anyOf(AbortSignal.timeout(COUNT_PATIENCE_MS), reader.signal);
  try {
    job.total = (await countEvents({ ...reader, signal }, question)).total;
  } catch {
    // The total stays unknown.
  }
}

/** With the hash of what was handed out whole; of a part it would fit no file. */
async function record(
  reader: Reader,
  { question, format, sort, cols, tz }: ExportRequest,
  { result }: ExportPackage,
  { state }: ExportJob,
): Promise<void> {
  const { asof, count: events, complete, file } = result();
  await writeAudit(reader, {
    action: "export",
    target: printQuery(question.query),
    detail: {
      state,
      format,
      from: isoTime(question.fromMs),
      to: isoTime(question.toMs),
      asof,
      sort,
      cols,
      tz,
      count: events,
      bytes: file.bytes,
      sha256: complete ? file.sha256 : null,
    },
  });
}

function anyOf(...signals: (AbortSignal | undefined)[]): AbortSignal {
  const signal = AbortSignal.any(signals.filter((each) => each !== undefined));
  // A page of events asks several questions at once, and each listens.
  setMaxListeners(0, signal);
  return signal;
}
