import { randomUUID } from "node:crypto";
import { type AuditEntry, writeAudit } from "@/lib/audit/write-audit";
import type { Reader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";
import { AppError } from "@/lib/errors";
import { countEvents } from "./count-events";
import type { EventExport } from "./export-events";
import { ExportJob } from "./export-job";
import { type ExportRequest, isoTime } from "./export-manifest";
import { type ExportPackage, packExport } from "./export-package";
import { registerExport } from "./export-registry";

export interface StartedExport extends ExportPackage {
  readonly job: ExportJob;
  /**
   * Passes on what is sent. That the export has begun is recorded before the first of it, and how it
   * ended (done, cancelled or failed) after the last. Every export goes through it, whole or in part.
   * An end that comes too early is an error to whoever reads, so that no one takes the part for the
   * whole.
   */
  follow(sent: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
}

/** A count that takes longer is not worth waiting for: the export goes on without it. */
const COUNT_PATIENCE_MS = 2_000;

/** Events that are exported, and how that is called. */
export interface ExportSource {
  readonly request: ExportRequest;
  /** What the audit log says that was exported. */
  readonly target: string;
  /** The first part of the download's name. */
  readonly name: string;
  /** Begins to read; the reader ends when the export is cancelled. */
  open(reader: Reader): Promise<EventExport>;
}

/**
 * Begins an export, frozen at this moment. With an `id` its progress can be asked for and it can be
 * cancelled (export-registry). `ending` is that of the download's name. Throws what `open` throws, and
 * AppError `conflict` for an id that is taken.
 */
export async function followExport(
  asking: Reader,
  { request, target, name, open }: ExportSource,
  id: string | null,
  ending: string,
): Promise<StartedExport> {
  const cancelled = new AbortController();
  const reader = readerUntil(asking, cancelled.signal);
  const { question, format } = request;
  const exported = await open(reader);
  const isDisplayCopy = format === "csv" || format === "md";
  const { asof, tally } = exported;
  const job = new ExportJob({
    id: id ?? randomUUID(),
    actor: reader.actor,
    name: `trailglass-${name}${isDisplayCopy ? "-display-copy" : ""}-asof-${asof}.${ending}`,
    cancelled,
    tally,
  });
  if (id !== null) {
    registerExport(job);
    if (tally.records === null) {
      void count(reader, { ...request, question: { ...question, asof } }, job);
    }
  }
  const packed = packExport(request, exported);
  return {
    ...packed,
    job,
    async *follow(sent) {
      try {
        await writeAudit(asking, auditEntry(target, request, asof, job));
        for await (const chunk of sent) {
          job.bytes += chunk.length;
          yield chunk;
          if (reader.signal.aborted) {
            throw new AppError("unavailable", "The export was cancelled.");
          }
        }
        job.end("done");
      } catch (error) {
        if (reader.signal.aborted) job.end("cancelled");
        else job.end("failed", error instanceof AppError ? error.message : "The export failed.");
        throw error;
      } finally {
        // Still running: whoever read it has stopped.
        job.end("cancelled");
        await writeAudit(asking, auditEntry(target, request, asof, job, packed));
      }
    },
  };
}

async function count(
  reader: Reader,
  { question, limit = Number.POSITIVE_INFINITY }: ExportRequest,
  job: ExportJob,
): Promise<void> {
  try {
    const patient = readerUntil(reader, AbortSignal.timeout(COUNT_PATIENCE_MS));
    job.total = Math.min(limit, (await countEvents(patient, question)).total);
  } catch {
    // The total stays unknown.
  }
}

/**
 * At its begin what is exported; at its end also what came out, with the hash of what was handed
 * out whole: of a part it would fit no file.
 */
function auditEntry(
  target: string,
  { question, format, sort, cols, tz, limit }: ExportRequest,
  asof: number,
  { id, state }: ExportJob,
  ended?: ExportPackage,
): AuditEntry {
  const result = ended?.result();
  return {
    action: "export",
    target,
    detail: {
      export: id,
      state: result ? state : "begun",
      format,
      from: isoTime(question.fromMs),
      to: isoTime(question.toMs),
      asof,
      sort,
      cols,
      tz,
      ...(limit !== undefined && { limit }),
      ...(result && {
        count: result.tally.events,
        bytes: result.file.bytes,
        sha256: result.complete ? result.file.sha256 : null,
      }),
    },
  };
}
